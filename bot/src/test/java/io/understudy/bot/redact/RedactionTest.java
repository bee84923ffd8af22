package io.understudy.bot.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Secret;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("F49")
class RedactionTest {
    private final Redaction redaction =
            new Redaction(List.of(new Secret("canary-1234"), new Secret("canary-1234-long"), new Secret("db1")));

    @Test
    void masksEveryKnownSecretWhole() {
        assertThat(redaction.of("a canary-1234-long, b canary-1234.")).isEqualTo("a (secret), b (secret).");
    }

    @Test
    void leavesWordsThatAreAsShortAsABadPassword() {
        assertThat(redaction.of("db1 is down")).isEqualTo("db1 is down");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "host=db1 password=hush user=x | host=db1 password=(secret) user=x",
                "password = 'it''s \\'hush' user=x | password = (secret) user=x",
                "sslpassword=hush | sslpassword=(secret)",
                "jdbc:postgresql://db1/x?password=hush&user=y | jdbc:postgresql://db1/x?password=(secret)&user=y",
                "ALTER ROLE x PASSWORD 'hush'; | ALTER ROLE x PASSWORD (secret);",
                "postgresql://me:hush@db1/x | postgresql://me:(secret)@db1/x",
                "is it AGE-SECRET-KEY-1QYQ3? | is it (secret)?"
            },
            delimiter = '|')
    void masksWhatIsWrittenAsAPassword(String said, String kept) {
        assertThat(redaction.of(said)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password authentication failed for user x",
                "passfile=/var/lib/pass application_name=db2",
                "understudy_watcher: password_file: watcher.password"
            })
    void leavesWordsAboutPasswords(String text) {
        assertThat(redaction.of(text)).isEqualTo(text);
    }
}
