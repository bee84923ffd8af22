package io.understudy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.config.Written.Password;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F49")
class SecretsTest {
    record Login(String user, Password password) {}

    record Guest(Optional<Password> token) {}

    record Several(List<Password> tokens) {}

    @TempDir
    Path directory;

    private Written written;

    @BeforeEach
    void operatorWrites() {
        written = Written.in(directory);
    }

    @Test
    void aSecretComesFromAFileBesideTheConfigurationWithoutItsLineEnd() {
        written.file("pw", "hunter2\r\n", "rw-------");
        Login login = written.settings(Login.class, "user: u\npassword_file: pw\n");
        assertThat(login.password().value()).isEqualTo("hunter2");
    }

    @Test
    void aSecretComesFromTheEnvironment() {
        Written inEnvironment = new Written(directory, written.types(), Map.of("DB_PASSWORD", "hunter2"));
        Login login = inEnvironment.settings(Login.class, "user: u\npassword_env: DB_PASSWORD\n");
        assertThat(login.password().value()).isEqualTo("hunter2");
    }

    @Test
    void anOptionalSecretMayBeAbsent() {
        assertThat(written.settings(Guest.class, "{}").token()).isEmpty();
        written.file("pw", "hunter2", "r--------");
        assertThat(written.settings(Guest.class, "token_file: pw").token()).contains(new Password("hunter2"));
    }

    @Test
    void aSecretInTheYamlIsRefusedAndNotRepeated() {
        assertThat(written.mistakes(Login.class, "user: u\npassword: hunter2\n"))
                .isEqualTo("""
                        line 2, column 1: key 'password': wanted no secret in the YAML, found one (not repeated here)
                            hint: put it alone into a file with mode 600 and say 'password_file: <path>', or 'password_env: <VARIABLE>'; change the secret, since others may have read this file
                        """);
    }

    @Test
    void aMisspeltSecretIsPointedToTheFileKey() {
        assertThat(written.mistakes(Login.class, "user: u\npasword: hunter2\n")).isEqualTo("""
                        line 2, column 1: key 'pasword': there is no such key
                            hint: did you mean 'password_file'?
                        """);
    }

    @Test
    void aFileThatOthersCanReadIsRefused() {
        written.file("pw", "hunter2", "rw-r-----");
        assertThat(written.mistakes(Login.class, "user: u\npassword_file: pw\n"))
                .isEqualTo("""
                        line 2, column 16: key 'password_file': wanted a secret in <dir>/pw that only its owner can read, found it open to others
                            hint: run: chmod 600 <dir>/pw
                        """);
    }

    @Test
    void aFileThatIsMissingEmptyOrADirectoryIsSaid() {
        written.file("empty", "\n", "rw-------");
        assertThat(written.mistakes(Login.class, "user: u\npassword_file: pw\n"))
                .isEqualTo("""
                        line 2, column 16: key 'password_file': wanted a secret in <dir>/pw, found no such file
                            hint: create it with mode 600
                        """);
        assertThat(written.mistakes(Login.class, "user: u\npassword_file: empty\n"))
                .isEqualTo("""
                        line 2, column 16: key 'password_file': wanted a secret in <dir>/empty, found it empty
                            hint: put the secret there
                        """);
        assertThat(written.mistakes(Login.class, "user: u\npassword_file: .\n"))
                .contains("wanted a secret in <dir>, found no regular file there");
        assertThat(written.mistakes(Login.class, "user: u\npassword_file: empty/pw\n"))
                .contains("wanted a secret in <dir>/empty/pw, found that it cannot be read");
    }

    @Test
    void aListOfSecretsIsRefusedSinceItWouldStandInTheYaml() {
        assertThatThrownBy(() -> written.load(Several.class, "{}"))
                .hasMessageContaining("wanted each secret as a component of its own, found 'tokens'");
    }

    @Test
    void anUnsetVariableIsSaid() {
        assertThat(written.mistakes(Login.class, "user: u\npassword_env: DB_PASSWORD\n"))
                .isEqualTo("""
                        line 2, column 15: key 'password_env': wanted a secret in environment variable DB_PASSWORD, found it unset
                            hint: set DB_PASSWORD before the start
                        """);
    }

    @Test
    void aSecretWrittenWhereAVariablesNameBelongsIsNotRepeated() {
        assertThat(written.mistakes(Login.class, "user: u\npassword_env: hunter-2\n"))
                .isEqualTo("""
                        line 2, column 15: key 'password_env': wanted the name of an environment variable, found something else
                            hint: write a name of letters, digits and '_'; the secret itself never stands here
                        """);
    }

    @Test
    void twoSourcesAreOneTooMany() {
        assertThat(written.mistakes(Login.class, "user: u\npassword_file: pw\npassword_env: PW\n"))
                .isEqualTo("""
                        line 3, column 1: key 'password_env': wanted one source of the secret, found 'password_file' too
                            hint: remove one of them
                        """);
    }

    @Test
    void aMissingSecretIsAskedForAsAFile() {
        assertThat(written.mistakes(Login.class, "user: u\n")).isEqualTo("""
                        line 1, column 1: key 'password_file': wanted the path of a file with the secret, but the key is missing
                            hint: add 'password_file: <path>' or 'password_env: <VARIABLE>'
                        """);
        assertThat(written.mistakes(Login.class, "user: u\npassword_file:\n"))
                .contains("key 'password_file': wanted the path of a file, found nothing");
    }

    @Test
    void theReasonWhyASecretHasAWrongFormIsNotRepeatedEither() {
        written.file("pw", "abc", "rw-------");
        assertThat(written.mistakes(Login.class, "user: u\npassword_file: pw\n"))
                .isEqualTo("""
                        line 2, column 1: key 'password_file': wanted a usable secret, found one of a wrong form
                            hint: check its content
                        """);
    }
}
