package io.understudy.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.restore.RestoreFailedException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR:  extension \"postgis\" is not available",
                "ERROR:  could not access file \"$libdir/postgis-3\": No such file or directory",
                "ERROR:  pg_cron can only be loaded via shared_preload_libraries",
                "ERROR:  could not extend file \"base/1/2\": No space left on device",
                "ERROR:  invalid locale name: \"de_DE.UTF-8\"",
                "pg_restore: error: unsupported version (1.16) in file header",
                "pg_restore: error: connection to server at \"127.0.0.1\", port 5 failed: Connection refused",
                "server closed the connection unexpectedly"
            })
    void whatOnlyThePlaceCanLackSaysNothingOfTheBackup(String words) {
        assertThat(Verdict.of("to restore orders", words, 15).fault()).isEqualTo(Fault.PLACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pg_restore: error: could not read from input file: end of file",
                "pg_restore: error: could not execute query: ERROR:  role \"clerk\" does not exist",
                "pg_restore: error: could not uncompress data: incorrect data check"
            })
    void everythingElseIsTheBackupsFault(String words) {
        assertThat(Verdict.of("to restore orders", words, 15).fault()).isEqualTo(Fault.BACKUP);
    }

    @Test
    void anExtensionThatIsMissingIsNamedWithItsPackage() {
        String words = "ERROR:  could not open extension control file"
                + " \"/usr/share/postgresql/15/extension/hstore_plus.control\": No such file or directory";
        assertThat(Verdict.of("to restore orders", words, 15))
                .hasMessage("wanted to restore orders: the extension hstore_plus is not installed there; install it"
                        + " (Debian: postgresql-15-hstore_plus). It said: " + words);
    }
}
