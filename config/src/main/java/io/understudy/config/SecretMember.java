package io.understudy.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A component whose value the YAML only points at. No message of this class may hold the value. */
record SecretMember(String key, Function<String, ?> wrap) implements Member {

    @Override
    public Map<String, String> spellings() {
        return Map.of(key, fileKey(), fileKey(), fileKey(), envKey(), envKey());
    }

    @Override
    public Optional<Object> bind(Entries entries, Reading reading) {
        Optional<Entry> plain = entries.find(key);
        if (plain.isPresent()) {
            String remedy = "put it alone into a file with mode 600 and say '" + fileKey() + ": <path>', or '"
                    + envKey() + ": <VARIABLE>'; change the secret, since others may have read this file";
            String message = "wanted no secret in the YAML, found one (not repeated here)";
            return reading.reject(plain.get().place(), message, remedy);
        }
        Optional<Entry> file = entries.find(fileKey());
        Optional<Entry> env = entries.find(envKey());
        if (file.isPresent() && env.isPresent()) {
            String message = "wanted one source of the secret, found '" + fileKey() + "' too";
            return reading.reject(env.get().place(), message, "remove one of them");
        }
        return file.or(() -> env).map(entry -> follow(entry, reading)).orElseGet(() -> missing(entries, reading));
    }

    private Optional<Object> follow(Entry entry, Reading reading) {
        Node node = entry.node();
        if (!(node instanceof ScalarNode scalar) || Found.nothing(node)) {
            String wanted =
                    entry.key().equals(fileKey()) ? "the path of a file" : "the name of an environment variable";
            String message = "wanted " + wanted + ", found " + Found.shape(node);
            return reading.reject(entry.place(), message, "write it behind the ':'");
        }
        SecretSource source = new SecretSource(entry.place().at(Position.of(node.getStartMark())), reading);
        Optional<String> text = entry.key().equals(fileKey())
                ? source.inFile(scalar.getValue())
                : source.inEnvironment(scalar.getValue());
        return text.flatMap(value -> wrapped(value, entry, reading));
    }

    private Optional<Object> wrapped(String value, Entry entry, Reading reading) {
        try {
            return Optional.of(wrap.apply(value));
        } catch (IllegalArgumentException e) {
            // The cause is dropped on purpose: its message may repeat the value.
            return reading.reject(
                    entry.place(), "wanted a usable secret, found one of a wrong form", "check its content");
        }
    }

    private Optional<Object> missing(Entries entries, Reading reading) {
        if (entries.misspelt(fileKey()) || entries.misspelt(envKey())) {
            return Optional.empty();
        }
        String message = "wanted the path of a file with the secret, but the key is missing";
        String remedy = "add '" + fileKey() + ": <path>' or '" + envKey() + ": <VARIABLE>'";
        return reading.reject(entries.place().missing(fileKey()), message, remedy);
    }

    @Override
    public String written(Object value) {
        return "(secret)";
    }

    @Override
    public void describe(String section, Consumer<ConfigKey> keys) {
        describe(section, new Presence.Required(), keys);
    }

    @Override
    public void describe(String section, Presence presence, Consumer<ConfigKey> keys) {
        String file = "the path of a file with the secret, mode 600";
        String variable = "the name of an environment variable with the secret";
        keys.accept(new ConfigKey(Place.join(section, fileKey()), file, presence, Optional.empty()));
        Presence instead = new Presence.InsteadOf(fileKey());
        keys.accept(new ConfigKey(Place.join(section, envKey()), variable, instead, Optional.empty()));
    }

    private String fileKey() {
        return key + "_file";
    }

    private String envKey() {
        return key + "_env";
    }
}
