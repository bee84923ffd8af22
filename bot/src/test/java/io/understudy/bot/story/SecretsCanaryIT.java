package io.understudy.bot.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.replication.roles.RoleNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F49")
@Tag("I5")
class SecretsCanaryIT {
    @TempDir
    Path temporary;

    /** The demo's passwords and tokens are 128 random bits each: found anywhere, they were leaked there. */
    @Test
    void aSecretIsFoundInItsOwnFileOnly() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (ProcessArguments arguments = new ProcessArguments();
                DemoProcess demo = DemoProcess.headless(temporary)) {
            List<String> canaries = canaries(demo);
            ScriptedUser alice = demo.user("alice");
            ScriptedUser bob = demo.user("bob");
            known(demo).forEach(secret -> blurt(alice, bob, secret));
            work(alice, bob);

            assertThat(demo.errors()).doesNotContain(canaries);
            assertThat(alice.since(0).toString()).doesNotContain(canaries).contains("(secret)");
            assertThat(bob.since(0).toString()).doesNotContain(canaries);
            assertThat(arguments.seen()).anyMatch(line -> line.contains("pg_basebackup"));
            assertThat(arguments.seen()).noneMatch(line -> canaries.stream().anyMatch(line::contains));
            assertThat(files()).anyMatch(file -> file.endsWith("understudy.db"));
            for (Path file : files()) {
                assertThat(canaries).as(file.toString()).noneMatch(content(file)::contains);
            }
        }
    }

    /** A person types one where it does not belong; a reason is kept with the operation. */
    private static void blurt(ScriptedUser alice, ScriptedUser bob, String secret) {
        alice.say("/replica status " + secret);
        bob.click(alice.say("/replica promote db2 because " + secret), "Reject");
    }

    /** Everything that takes a password somewhere. */
    private static void work(ScriptedUser alice, ScriptedUser bob) {
        alice.say("/replica status");
        approved(alice, bob, "/replica promote db2");
        approved(alice, bob, "/replica copy db1");
        JsonNode backup = alice.say("/replica backup now");
        assertThat(ScriptedUser.text(alice.finished(backup))).isNotEmpty();
    }

    private static void approved(ScriptedUser alice, ScriptedUser bob, String command) {
        JsonNode preview = alice.say(command);
        bob.click(preview, "Approve");
        assertThat(ScriptedUser.text(alice.finished(preview))).startsWith("DONE in ");
    }

    private static List<String> canaries(DemoProcess demo) throws IOException {
        List<String> canaries = new ArrayList<>(known(demo));
        passwords(demo).forEach((user, password) -> canaries.add(password));
        assertThat(canaries).hasSizeGreaterThan(5).allMatch(canary -> canary.length() == 32);
        return canaries;
    }

    /** What the bot can recognise: superuser's and replicator's passwords it is never told. */
    private static List<String> known(DemoProcess demo) throws IOException {
        List<String> known = demo.facts().path("users").findValuesAsText("token");
        Map<String, String> passwords = passwords(demo);
        RoleNames roles = RoleNames.DEFAULT;
        Stream.of(roles.watcher(), roles.operator(), roles.dumper())
                .map(passwords::get)
                .forEach(known::add);
        assertThat(known).hasSize(5).doesNotContainNull();
        return known;
    }

    private static Map<String, String> passwords(DemoProcess demo) throws IOException {
        Map<String, String> passwords = new HashMap<>();
        for (String line : Files.readAllLines(demo.nodes().get(0).passfile())) {
            String[] fields = line.split(":", -1);
            passwords.put(fields[3], fields[4]);
        }
        return passwords;
    }

    /** Those of the bot and of its servers, without the secrets' own. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !isSecret(file))
                    .toList();
        }
    }

    private static boolean isSecret(Path file) {
        return Stream.of(".token", ".password", "passfile", ".session")
                .anyMatch(file.getFileName().toString()::endsWith);
    }

    /** Empty if a server removed it meanwhile. */
    private static String content(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "";
    }
}
