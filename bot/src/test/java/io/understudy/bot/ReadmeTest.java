package io.understudy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.SettingsFile;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.setup.SlackScope;
import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.config.Loaded;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.roles.RoleScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** The README says what the code does. Where a test fails, the README is to be changed. */
final class ReadmeTest {
    private static final Document README = Document.at("README.md");
    private static final String INVOCATION = "\\./understudy ([a-z][a-z-]*)";

    @Test
    void itsTableOfCommandsIsTheCatalogues() {
        assertThat(README.part("commands") + "\n").isEqualTo(new CommandCatalogue().toMarkdownTable());
    }

    @Test
    void itsRolesAreThoseThatTheToolWritesForPostgres15() {
        List<String> statements = new RoleScript(15, RoleNames.DEFAULT).statements();
        assertThat(README.code("roles")).isEqualTo(String.join(";\n", statements) + ";");
    }

    @Test
    void itsConfigurationOfTwoHostsLoads(@TempDir Path directory) throws IOException {
        assertThat(loaded(README.code("configuration"), directory)
                        .specs()
                        .get("trac")
                        .nodeNames())
                .containsExactly("home", "vps");
    }

    @Test
    void itsConfigurationOfSlackLoads(@TempDir Path directory) throws IOException {
        String yaml = README.code("slack") + "\n" + README.code("configuration");
        SlackSettings slack = loaded(yaml, directory).slack().orElseThrow();
        assertThat(slack.mode()).isEqualTo(SlackSettings.Mode.SOCKET);
        assertThat(slack.channels()).containsOnlyKeys("ops");
    }

    @Test
    void theScopesOfSlackAreThoseThatTheManifestAsksFor() {
        String rows = Stream.of(SlackScope.values())
                .map(scope -> "| `" + scope.scope() + "` | " + scope.without() + " |")
                .collect(Collectors.joining("\n"));
        assertThat(Document.at("docs/slack.md").part("scopes")).isEqualTo("| Scope | Without it |\n|---|---|\n" + rows);
    }

    @Test
    void everyVerbOfTheProgramIsShown() {
        assertThat(README.all(INVOCATION)).containsAll(verbsOfTheProgram());
    }

    @Test
    void everyVerbThatItShowsIsOneOfTheLaunchers() {
        Document launcher = Document.at("understudy");
        assertThat(launcher.all("^  ([a-z][a-z-]*) {2,}[a-z]")).containsAll(README.all(INVOCATION));
    }

    private static BotSettings loaded(String yaml, Path directory) throws IOException {
        Files.createDirectory(directory.resolve("secrets"));
        for (String secret : new Document("its configuration", yaml).all("_file: (secrets/[a-z.-]+)")) {
            Path written = Files.writeString(directory.resolve(secret), secret + " 0123456789abcdef\n");
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
        }
        Path file = Files.writeString(directory.resolve("understudy.yaml"), yaml);
        Loaded<BotSettings> loaded = SettingsFile.read(file, Map.of());
        assertThat(loaded).isInstanceOf(Loaded.Bound.class);
        return ((Loaded.Bound<BotSettings>) loaded).settings();
    }

    private static List<String> verbsOfTheProgram() {
        return Arrays.stream(Main.class.getAnnotation(Command.class).subcommands())
                .map(verb -> verb.getAnnotation(Command.class).name())
                .toList();
    }
}
