package io.understudy.replication.plan;

/**
 * The answer of one pre-flight check.
 *
 * @param name short and stable, for example {@code no-other-primary}
 * @param sentence what was wanted and found
 * @param hint what to do about it; empty when passed
 */
public record Check(String name, Verdict verdict, String sentence, String hint) {
    /** Where data could be lost, UNKNOWN counts as BLOCK. */
    public enum Verdict {
        PASS,
        WARN,
        BLOCK,
        UNKNOWN
    }

    public static Check pass(String name, String sentence) {
        return new Check(name, Verdict.PASS, sentence, "");
    }

    public static Check warn(String name, String sentence, String hint) {
        return new Check(name, Verdict.WARN, sentence, hint);
    }

    public static Check block(String name, String sentence, String hint) {
        return new Check(name, Verdict.BLOCK, sentence, hint);
    }

    public static Check unknown(String name, String sentence, String hint) {
        return new Check(name, Verdict.UNKNOWN, sentence, hint);
    }

    /** Whether it forbids the plan. */
    public boolean forbids() {
        return verdict == Verdict.BLOCK || verdict == Verdict.UNKNOWN;
    }
}
