package io.understudy.commands.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.replication.plan.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    private final CommandParser one = parser(Map.of("orders", List.of("pg1", "pg2")));
    private final CommandParser two = parser(ordered());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/replica promote pg2 because pg1's disk - it fails",
                "  /Replica   PROMOTE\u00a0PG2 because\tpg1\u2019s disk \u2013 it fails ",
                "replica promote \u201cpg2\u201d reason pg1's disk \u2212 it fails",
                "promote `orders/pg2` Because pg1's disk \u2014 it fails",
                "promote pg2 reason: pg1's disk - it fails\n"
            })
    void understandsWhatKeyboardsAndWordProcessorsDoToACommand(String text) {
        assertThat(command(one, text))
                .isEqualTo(new Command.OnNode(Verb.PROMOTE, "orders", "pg2", "pg1's disk - it fails"));
    }

    @Test
    void readsVerbsOfTwoWordsAndOptionalClusters() {
        assertThat(command(one, "/replica backup now"))
                .isEqualTo(new Command.OnClusters(Verb.BACKUP_NOW, List.of("orders")));
        assertThat(command(two, "backup list users"))
                .isEqualTo(new Command.OnClusters(Verb.BACKUP_LIST, List.of("users")));
        assertThat(command(two, "status")).isEqualTo(new Command.OnClusters(Verb.STATUS, List.of("orders", "users")));
        assertThat(command(one, "/replica")).isEqualTo(new Command.Help(Optional.empty()));
        assertThat(command(one, "help /replica")).isEqualTo(new Command.Help(Optional.empty()));
        assertThat(command(one, "help backup now")).isEqualTo(new Command.Help(Optional.of(Verb.BACKUP_NOW)));
    }

    @Test
    void readsHowFarToLookBackForLag() {
        assertThat(command(one, "lag")).isEqualTo(new Command.ShowLag("orders", Duration.ofHours(6)));
        assertThat(command(one, "lag 90min")).isEqualTo(new Command.ShowLag("orders", Duration.ofMinutes(90)));
        assertThat(command(two, "lag users 30d")).isEqualTo(new Command.ShowLag("users", Duration.ofDays(30)));
        assertThat(refused(two, "lag 6h").sentence()).isEqualTo("Which cluster? There are orders, users.");
        assertThat(refused(one, "lag 31d").sentence()).isEqualTo("Lag is kept for 30 d: name a time from 1min to 30d.");
        assertThat(refused(one, "lag yesterday").sentence()).isEqualTo("There is no cluster 'yesterday'.");
    }

    @Test
    void asksWhichClusterOrNodeWhenSeveralCouldBeMeant() {
        assertThat(refused(two, "backup now"))
                .isEqualTo(new Reading.NotUnderstood(
                        "Which cluster? There are orders, users.",
                        "For example: /replica backup now",
                        List.of("/replica backup now orders", "/replica backup now users")));
        assertThat(refused(two, "rebuild pg1").sentence()).isEqualTo("Which 'pg1'? There are orders/pg1, users/pg1.");
        assertThat(command(two, "rebuild users/pg1")).isEqualTo(new Command.OnNode(Verb.REBUILD, "users", "pg1", ""));
        assertThat(command(two, "rebuild pg2")).isEqualTo(new Command.OnNode(Verb.REBUILD, "orders", "pg2", ""));
        assertThat(refused(two, "promote").sentence())
                .isEqualTo("Which node? There are orders/pg1, pg2, users/pg1, pg9.");
    }

    @Test
    void offersTheNameThatWasProbablyMeant() {
        assertThat(refused(one, "promote gp2"))
                .isEqualTo(new Reading.NotUnderstood(
                        "There is no node 'gp2'. Did you mean 'pg2'?",
                        "Known: pg1, pg2.",
                        List.of("/replica promote pg2")));
        assertThat(refused(one, "status order").sentence())
                .isEqualTo("There is no cluster 'order'. Did you mean 'orders'?");
        assertThat(refused(one, "stauts").sentence()).isEqualTo("There is no command 'stauts'. Did you mean 'status'?");
        assertThat(refused(one, "backup").sentence())
                .isEqualTo("There is no command 'backup'. Did you mean 'backup now' or 'backup list' or 'backup verify' or"
                        + " 'backup restore-test' or 'backup pin' or 'backup unpin' or 'backup cancel'?");
        assertThat(refused(one, "backup").instead())
                .contains("/replica backup restore-test")
                .doesNotContain("/replica backup pin");
        assertThat(refused(one, "make me a sandwich").hint()).isEqualTo("/replica help shows what can be asked.");
    }

    @Test
    void offersTheWholeCommandThatATypoMeant() {
        assertThat(refused(one, "promot pg2 because it fails").instead()).containsExactly("/replica promote pg2");
        assertThat(refused(one, "promot").instead()).containsExactly("/replica promote pg1", "/replica promote pg2");
        assertThat(refused(one, "drop-slot pg1/old").instead()).containsExactly("/replica drop slot pg1/old");
        assertThat(refused(one, "stauts").instead()).containsExactly("/replica status");
        assertThat(refused(one, "promot pg2; rm -rf /").instead()).isEmpty();
    }

    @Test
    void readsTheUpstreamToFollow() {
        assertThat(command(one, "/replica follow pg2"))
                .isEqualTo(change(Verb.FOLLOW, new Intent.Follow("orders", "pg2", Optional.empty(), "")));
        assertThat(command(two, "follow users/pg9\u00a0of \u201cpg1\u201d because it is nearer"))
                .isEqualTo(change(Verb.FOLLOW, new Intent.Follow("users", "pg9", Optional.of("pg1"), "it is nearer")));
        assertThat(refused(one, "follow pg2 of").sentence()).isEqualTo("Which upstream? Nothing follows 'of'.");
        assertThat(refused(two, "follow pg2 of pg9").sentence())
                .isEqualTo("There is no node of orders 'pg9'. Did you mean 'pg1'?");
    }

    @Test
    void readsHowLongToPause() {
        for (String half : List.of("pause pg2 for 30min", "pause pg2 for 30 min", "pause PG2 For 30m")) {
            assertThat(command(one, half)).isEqualTo(pause(Duration.ofMinutes(30), ""));
        }
        assertThat(command(one, "pause pg2")).isEqualTo(pause(Duration.ofHours(1), ""));
        assertThat(command(one, "pause pg2 for 2h because a table was dropped"))
                .isEqualTo(pause(Duration.ofHours(2), "a table was dropped"));
        assertThat(refused(one, "pause pg2 for ever").sentence())
                .isEqualTo("For how long? A pause has an end, for example 30min or 2h.");
        assertThat(refused(one, "pause pg2 for 2d").sentence()).isEqualTo("A pause lasts from 1 minute to 24 hours.");
    }

    @Test
    @Tag("F48")
    void readsASlotByItsServerAndItsName() {
        assertThat(command(two, "drop slot orders/pg1/old_one because it fills the disk"))
                .isEqualTo(
                        change(Verb.DROP_SLOT, new Intent.DropSlot("orders", "pg1", "old_one", "it fills the disk")));
        assertThat(refused(one, "drop slot old_one").sentence())
                .isEqualTo("Which slot of which node? Both are named, with a slash between.");
        assertThat(refused(one, "drop slot pg1/o'ld; --").sentence()).startsWith("'o'ld;' is no slot's name");
        assertThat(refused(one, "drop slot ../../pg1/x").sentence()).isEqualTo("There is no node '../../pg1'.");
    }

    private static Command pause(Duration length, String reason) {
        return change(Verb.PAUSE, new Intent.PauseReplay("orders", "pg2", length, reason));
    }

    private static Command change(Verb verb, Intent intent) {
        return new Command.Change(verb, intent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "promote pg2 at 02:00 because it is quiet then",
                "/replica promote PG2 At 2:00 utc because it is quiet then"
            })
    void readsTheTimeAtWhichAChangeIsToBegin(String text) {
        Command.AtATime later = (Command.AtATime) command(one, text);
        assertThat(later.what()).isEqualTo(new Command.OnNode(Verb.PROMOTE, "orders", "pg2", "it is quiet then"));
        assertThat(later.when().after(Instant.parse("2026-11-20T14:02:11Z")))
                .isEqualTo(Instant.parse("2026-11-21T02:00:00Z"));
        assertThat(later.when().after(Instant.parse("2026-11-20T01:59:59Z")))
                .isEqualTo(Instant.parse("2026-11-20T02:00:00Z"));
    }

    @Test
    void aDayThatIsSaidIsThatDay() {
        Command.AtATime later = (Command.AtATime) command(one, "promote pg2 at 2026-11-22 02:30");
        assertThat(later.when().after(Instant.parse("2026-11-25T00:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-22T02:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "promote pg2 at 25:00",
                "promote pg2 at 2026-02-30 02:00",
                "promote pg2 at two",
                "promote pg2 at",
                "promote pg2 at 02:00 tomorrow",
                "promote pg2 at 02:00:00",
                "rebuild pg2 at 02:00"
            })
    void doesNothingAtATimeThatItDoesNotUnderstand(String text) {
        assertThat(refused(one, text).sentence()).startsWith("Nothing was done: '");
    }

    @Test
    void readsWhichRequestIsMeant() {
        assertThat(command(two, "cancel 41"))
                .isEqualTo(new Command.OnRequest(Verb.CANCEL, List.of("orders", "users"), Optional.of(41L)));
        assertThat(command(two, "cancel"))
                .isEqualTo(new Command.OnRequest(Verb.CANCEL, List.of("orders", "users"), Optional.empty()));
        assertThat(command(two, "history users #41"))
                .isEqualTo(new Command.OnRequest(Verb.HISTORY, List.of("users"), Optional.of(41L)));
        assertThat(command(two, "history users")).isEqualTo(new Command.OnClusters(Verb.HISTORY, List.of("users")));
        assertThat(refused(one, "cancel everything").sentence())
                .isEqualTo("'everything' is not the number of a request.");
        assertThat(refused(one, "history order 41").sentence())
                .isEqualTo("There is no cluster 'order'. Did you mean 'orders'?");
    }

    @Test
    void readsAWholeCommandThatIsOnlyPlanned() {
        assertThat(command(one, "plan promote pg2"))
                .isEqualTo(new Command.DryRun(new Command.OnNode(Verb.PROMOTE, "orders", "pg2", "")));
        assertThat(command(one, "/replica plan /replica promote pg2 at 02:00")).isInstanceOf(Command.DryRun.class);
        assertThat(refused(one, "plan status").sentence())
                .isEqualTo("'status' is not planned: it changes nothing in a cluster.");
        assertThat(refused(one, "plan plan promote pg2").sentence()).startsWith("'plan' is not planned");
        assertThat(refused(one, "plan").sentence()).isEqualTo("Plan what? A whole command follows.");
    }

    @Test
    @Tag("story-17")
    void aMaintenanceHasAnEndAndAReason() {
        assertThat(command(two, "maintenance pg2 2h new disks"))
                .isEqualTo(new Command.Maintain("orders", Optional.of("pg2"), Duration.ofHours(2), "new disks"));
        assertThat(command(two, "maintenance users 1d because of the move"))
                .isEqualTo(new Command.Maintain("users", Optional.empty(), Duration.ofDays(1), "of the move"));
        assertThat(command(two, "maintenance end users/pg1"))
                .isEqualTo(new Command.EndMaintenance("users", Optional.of("pg1")));
        assertThat(refused(two, "maintenance pg2").sentence())
                .isEqualTo("For how long? A duration such as 90m, 2h or 1d follows.");
        assertThat(refused(two, "maintenance pg2 8d moving").sentence())
                .isEqualTo("A maintenance lasts from 1 min to 7 d: nobody remembers a longer one.");
        assertThat(refused(two, "maintenance pg2 2h").sentence())
                .isEqualTo("Why? Others will see silence, and must find a reason for it.");
        assertThat(refused(two, "maintenance pg1 2h moving").sentence())
                .isEqualTo("Which 'pg1'? There are orders/pg1, users/pg1.");
        assertThat(refused(two, "maintenance pg7 2h moving").hint()).contains("Usage: /replica maintenance");
    }

    @ParameterizedTest
    @Tag("F48")
    @ValueSource(
            strings = {
                "promote pg2; rm -rf /",
                "promote pg2 ; rm -rf /",
                "promote pg2 $(id)",
                "promote $(id)",
                "promote ../..",
                "promote orders/../pg2",
                "rebuild -oProxyCommand=id",
                "rebuild pg2\n-oProxyCommand=id",
                "status <!channel>",
                "status orders\nstatus",
                "promote pg\u200b2",
                "promote \u202e2gp",
                "$(promote) pg2",
                "help `id`",
                "promote pg2 because\u0000",
                "drop slot pg1/$(id)",
                "drop slot pg1/\u202eold",
                "follow pg2 of -oProxyCommand=id",
                "pause pg2 for 99999999999h"
            })
    void refusesHostileInput(String text) {
        Reading.NotUnderstood refused = refused(one, text);
        assertThat(refused.sentence() + refused.hint()).matches("[\\P{C}]*").hasSizeLessThan(300);
    }

    @Test
    @Tag("F48")
    void showsHiddenCharactersAndCutsWhatIsLong() {
        assertThat(refused(one, "promote pg\u200b2\u202e").sentence())
                .isEqualTo("There is no node 'pg\\u200b2\\u202e'.");
        assertThat(refused(one, "promote " + "x".repeat(200)).sentence())
                .isEqualTo("There is no node '" + "x".repeat(79) + "…'.");
        assertThat(refused(one, "promote pg2 because ".repeat(512)).sentence())
                .isEqualTo("A command has at most 1000 characters, this one has 10240.");
        assertThat(command(one, "promote pg2 because a\nb <!channel>"))
                .isEqualTo(new Command.OnNode(Verb.PROMOTE, "orders", "pg2", "a\\u000ab <!channel>"));
    }

    private static CommandParser parser(Map<String, List<String>> nodes) {
        return new CommandParser(new CommandCatalogue(), nodes);
    }

    private static Map<String, List<String>> ordered() {
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        nodes.put("orders", List.of("pg1", "pg2"));
        nodes.put("users", List.of("pg1", "pg9"));
        return nodes;
    }

    private static Command command(CommandParser parser, String text) {
        Reading reading = parser.parse(text);
        assertThat(reading).isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood) reading).command();
    }

    private static Reading.NotUnderstood refused(CommandParser parser, String text) {
        Reading reading = parser.parse(text);
        assertThat(reading).isInstanceOf(Reading.NotUnderstood.class);
        return (Reading.NotUnderstood) reading;
    }
}
