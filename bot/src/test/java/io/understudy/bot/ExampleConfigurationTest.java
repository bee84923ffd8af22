package io.understudy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.SettingsFile;
import io.understudy.config.ConfigKey;
import io.understudy.config.ConfigKeys;
import io.understudy.config.ExampleFile;
import io.understudy.config.Loaded;
import io.understudy.replication.cluster.HostAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExampleConfigurationTest {
    private static final Pattern SECRET_FILE = Pattern.compile("(?:token|password|secret)_file: (\\S+)");
    private static final List<ConfigKey> KEYS = ConfigKeys.of(BotSettings.class, SettingsFile.types());

    private final String text = Repository.text(Repository.root().resolve("config/understudy.example.yaml"));
    private final ExampleFile example = new ExampleFile(text);

    @TempDir
    Path directory;

    @Test
    void mentionsEveryKeyAndSaysItsDefaultOrThatItIsRequired() {
        assertThat(example.unmentioned(KEYS)).isEmpty();
        assertThat(example.undescribed(KEYS)).isEmpty();
    }

    @Test
    void loadsAsItIs() throws IOException {
        BotSettings settings = loaded(text);
        assertThat(settings.specs().get("trac").nodeNames()).containsExactly("home", "vps");
        assertThat(settings.specs().get("trac").requireNode("vps").access()).isInstanceOf(HostAccess.Ssh.class);
    }

    @Test
    void loadsWithEverythingUncommentedAndMeansTheSame() throws IOException {
        BotSettings plain = loaded(text);
        BotSettings full = loaded(example.uncommented());
        assertThat(full.console().publicUrl()).isPresent();
        assertThat(full.console().port()).isEqualTo(plain.console().port());
        assertThat(full.ssh()).isEqualTo(plain.ssh());
        assertThat(full.store()).isEqualTo(plain.store());
        assertThat(full.clusters().get("trac").approvals())
                .isEqualTo(plain.clusters().get("trac").approvals());
        assertThat(full.clusters().get("trac").alerts())
                .isEqualTo(plain.clusters().get("trac").alerts());
        assertThat(full.clusters().get("trac").backup())
                .isEqualTo(plain.clusters().get("trac").backup());
    }

    @Test
    void aChannelsDefaultClusterMustBeADeclaredOne() throws IOException {
        assertThat(loaded(example.uncommented()).usualClusters()).isEqualTo(Map.of("ops-trac", "trac"));
        Loaded<BotSettings> wrong = read(text + "\nchannels: {ops: {default_cluster: shop}}\n");
        assertThat(((Loaded.Invalid<BotSettings>) wrong).render())
                .contains("wanted one of trac as default_cluster of the channel 'ops', found 'shop'");
    }

    private BotSettings loaded(String yaml) throws IOException {
        Loaded<BotSettings> loaded = read(yaml);
        assertThat(loaded).isInstanceOf(Loaded.Bound.class);
        return ((Loaded.Bound<BotSettings>) loaded).settings();
    }

    private Loaded<BotSettings> read(String yaml) throws IOException {
        for (String name :
                SECRET_FILE.matcher(yaml).results().map(found -> found.group(1)).toList()) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "0123456789abcdef of " + name + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Path file = Files.writeString(directory.resolve("understudy.yaml"), yaml);
        return SettingsFile.read(file, Map.of());
    }
}
