package io.understudy.config;

/** Whether a key must be there, and what holds when it is not. */
public sealed interface Presence {

    /** As the example file says it beside the key: {@code required}, {@code optional}, {@code default 1s}. */
    String words();

    /** The file is wrong without it. */
    record Required() implements Presence {
        @Override
        public String words() {
            return "required";
        }
    }

    /** Without it, the feature is off or the value unset. */
    record MayBeAbsent() implements Presence {
        @Override
        public String words() {
            return "optional";
        }
    }

    /** Without it, this value holds, written as in the file and with its unit. */
    record Default(String value) implements Presence {
        @Override
        public String words() {
            return "default " + value;
        }
    }

    /** Another way to say the same as its neighbour. */
    record InsteadOf(String key) implements Presence {
        @Override
        public String words() {
            return "instead of " + key;
        }
    }
}
