package io.understudy.commands.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.parse.Reading.NotUnderstood;
import io.understudy.commands.parse.Reading.Understood;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands about single backups: an id is a directory's name, so nothing else gets through. */
class BackupParserTest {
    private static final String ID = "orders-20261120T031000Z";
    private final CommandParser one =
            new CommandParser(new CommandCatalogue(), Map.of("orders", List.of("db1", "db2")));
    private final CommandParser two =
            new CommandParser(new CommandCatalogue(), Map.of("orders", List.of("db1"), "users", List.of("db1")));

    private static Command.OnBackup understood(CommandParser parser, String text) {
        assertThat(parser.parse(text)).as(text).isInstanceOf(Understood.class);
        return (Command.OnBackup) ((Understood) parser.parse(text)).command();
    }

    private static NotUnderstood unclear(CommandParser parser, String text) {
        assertThat(parser.parse(text)).as(text).isInstanceOf(NotUnderstood.class);
        return (NotUnderstood) parser.parse(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup verify " + ID,
                "backup verify orders " + ID,
                "backup verify orders 20261120T031000Z",
                "backup verify 20261120t031000z",
                "Backup Verify `" + ID + "`",
                "/replica backup verify ORDERS-20261120t031000z"
            })
    void anIdMayBeWrittenWithOrWithoutItsCluster(String text) {
        assertThat(understood(one, text))
                .isEqualTo(new Command.OnBackup(Verb.BACKUP_VERIFY, "orders", Optional.of(ID), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup restore-test",
                "backup restore-test orders",
                "backup restore-test newest",
                "backup restore-test orders latest",
                // As a phone writes it.
                "backup restore\u2011test"
            })
    void leftOutOrNewestMeansTheNewestVerifiedOne(String text) {
        assertThat(understood(one, text))
                .isEqualTo(new Command.OnBackup(Verb.BACKUP_RESTORE_TEST, "orders", Optional.empty(), ""));
    }

    @Test
    void anIdNamesItsClusterWhereThereAreSeveral() {
        assertThat(understood(two, "backup verify users-20261120T031000Z").cluster())
                .isEqualTo("users");
        assertThat(unclear(two, "backup verify 20261120T031000Z").sentence()).startsWith("Which cluster?");
        assertThat(unclear(two, "backup verify").sentence()).startsWith("Which cluster?");
        assertThat(unclear(two, "backup verify users " + ID).sentence())
                .isEqualTo("'orders-20261120t031000z' is no backup of users.");
    }

    @Test
    void aPinNeedsABackupAndMayHaveAReason() {
        assertThat(understood(one, "backup pin " + ID + " because of the audit"))
                .isEqualTo(new Command.OnBackup(Verb.BACKUP_PIN, "orders", Optional.of(ID), "of the audit"));
        assertThat(understood(one, "backup unpin orders newest"))
                .isEqualTo(new Command.OnBackup(Verb.BACKUP_UNPIN, "orders", Optional.empty(), ""));
        assertThat(unclear(one, "backup pin").sentence()).startsWith("Which backup?");
        assertThat(unclear(one, "backup pin orders because x").sentence()).startsWith("Which backup?");
        assertThat(unclear(one, "backup pin " + ID + " the audit").sentence()).contains("is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup verify ../orders-20261120T031000Z",
                "backup verify orders ../../etc",
                "backup verify orders-20261120T031000Z/..",
                "backup verify orders/20261120T031000Z",
                "backup verify orders-20261120T031000",
                "backup verify orders-2026112OT031000Z",
                "backup verify -20261120T031000Z",
                "backup verify .orders-20261120T031000Z.partial",
                "backup verify mail-20261120T031000Z",
                "backup verify orders 20261120T031000Z; rm",
                "backup pin *",
                "backup verify orders-\u0662\u0660261120T031000Z"
            })
    void whatIsNotShapedLikeAnIdOfADeclaredClusterGoesNoFurther(String text) {
        NotUnderstood reading = unclear(one, text);
        assertThat(reading.sentence()).isNotBlank();
        assertThat(reading.instead()).allMatch(offer -> one.parse(offer) instanceof Understood);
    }

    @Test
    void offersWhatWasProbablyMeant() {
        assertThat(unclear(one, "backup verify order").instead()).containsExactly("/replica backup verify orders");
        assertThat(unclear(one, "backup verfy").sentence()).contains("Did you mean", "backup verify");
        assertThat(unclear(one, "drill order").instead()).containsExactly("/replica drill orders");
        assertThat(unclear(one, "backup verify gibberish!").hint())
                .isEqualTo("A backup's id looks like orders-20261120T031000Z; /replica backup list shows them. Usage:"
                        + " /replica backup verify [cluster] [backup]");
    }
}
