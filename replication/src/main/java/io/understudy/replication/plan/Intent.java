package io.understudy.replication.plan;

/** What a person wants done. */
public sealed interface Intent {
    String cluster();

    String node();

    /** Why, in the person's words; may be empty. */
    String reason();

    /** The command that says it again. */
    String command();

    record Promote(String cluster, String node, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica promote " + node;
        }
    }

    record Rebuild(String cluster, String node, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica rebuild " + node;
        }
    }

    record Start(String cluster, String node, String reason) implements Intent {
        @Override
        public String command() {
            return "/replica start " + node;
        }
    }
}
