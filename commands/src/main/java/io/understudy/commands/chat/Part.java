package io.understudy.commands.chat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One block of a message. */
public sealed interface Part {
    /** This part with other words in the place of its own. */
    Part reworded(UnaryOperator<String> words);

    /** A paragraph. */
    record Text(String text) implements Part {
        @Override
        public Part reworded(UnaryOperator<String> words) {
            return new Text(words.apply(text));
        }
    }

    /** Labelled values. */
    record Facts(List<Fact> facts) implements Part {
        public Facts {
            facts = List.copyOf(facts);
        }

        @Override
        public Part reworded(UnaryOperator<String> words) {
            return new Facts(facts.stream()
                    .map(fact -> new Fact(words.apply(fact.label()), words.apply(fact.value())))
                    .toList());
        }

        /** A label with its value. */
        public record Fact(String label, String value) {}
    }

    /** Rows of equal length. */
    record Table(List<String> columns, List<List<String>> rows) implements Part {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public Part reworded(UnaryOperator<String> words) {
            return new Table(
                    columns.stream().map(words).toList(),
                    rows.stream().map(row -> row.stream().map(words).toList()).toList());
        }
    }

    /** Commands, or output of a server (then {@code caption} says so). */
    record Code(String caption, String code) implements Part {
        @Override
        public Part reworded(UnaryOperator<String> words) {
            return new Code(words.apply(caption), words.apply(code));
        }
    }

    /**
     * A PNG.
     *
     * @param alt says the number that it shows
     * @param live what a platform that can draw by itself may show in its place, always new; empty: only the picture
     */
    record Picture(String alt, String base64Png, Optional<LiveLag> live) implements Part {
        /** One that stays as it is. */
        public Picture(String alt, String base64Png) {
            this(alt, base64Png, Optional.empty());
        }

        @Override
        public Part reworded(UnaryOperator<String> words) {
            return new Picture(words.apply(alt), base64Png, live);
        }

        /** The lag of a cluster's standbys over the last so many seconds. */
        public record LiveLag(String cluster, long seconds) {}
    }

    /**
     * A text to download, for what is too long to be read in a message.
     *
     * @param name as it is saved, for example {@code incident-7.md}
     * @param mediaType for example {@code text/markdown}
     * @param alt what is in it, in one line
     */
    record File(String name, String mediaType, String text, String alt) implements Part {
        @Override
        public Part reworded(UnaryOperator<String> words) {
            return new File(words.apply(name), mediaType, words.apply(text), words.apply(alt));
        }
    }

    /** How far long work is: 0 to 100, and a line with amounts, rate and time left. */
    record ProgressBar(int percent, String line) implements Part {
        @Override
        public Part reworded(UnaryOperator<String> words) {
            return new ProgressBar(percent, words.apply(line));
        }
    }

    /** A text field whose content comes with the click on a button of the message. */
    record Input(String label, String placeholder) implements Part {
        @Override
        public Part reworded(UnaryOperator<String> words) {
            return new Input(words.apply(label), words.apply(placeholder));
        }
    }

    /**
     * Calls people, who are notified where the platform can do that: only for what somebody must act on.
     *
     * @param people by the names that the configuration gives them; at least one
     */
    record Calls(List<String> people) implements Part {
        public Calls {
            people = List.copyOf(people);
            if (people.isEmpty()) {
                throw new IllegalArgumentException("wanted somebody to call, found nobody");
            }
        }

        /** Names are not words: they stay. */
        @Override
        public Part reworded(UnaryOperator<String> words) {
            return this;
        }
    }
}
