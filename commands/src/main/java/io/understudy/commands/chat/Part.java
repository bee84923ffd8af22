package io.understudy.commands.chat;

import java.util.List;

/** One block of a message. */
public sealed interface Part {
    /** A paragraph. */
    record Text(String text) implements Part {}

    /** Labelled values. */
    record Facts(List<Fact> facts) implements Part {
        public Facts {
            facts = List.copyOf(facts);
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
    }

    /** Commands, or output of a server (then {@code caption} says so). */
    record Code(String caption, String code) implements Part {}

    /** A PNG; {@code alt} says the number that it shows. */
    record Picture(String alt, String base64Png) implements Part {}

    /** How far long work is: 0 to 100, and a line with amounts, rate and time left. */
    record ProgressBar(int percent, String line) implements Part {}

    /** A text field whose content comes with the click on a button of the message. */
    record Input(String label, String placeholder) implements Part {}
}
