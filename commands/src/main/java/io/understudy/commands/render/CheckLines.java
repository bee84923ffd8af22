package io.understudy.commands.render;

import io.understudy.commands.chat.Part;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Check.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Pre-flight checks in words: what forbids first, then what warns, then how many passed. */
final class CheckLines {
    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.BLOCK, Verdict.UNKNOWN, Verdict.WARN, Verdict.PASS);

    private CheckLines() {}

    static List<Part> summary(List<Check> checks) {
        List<Part> lines = new ArrayList<>(objections(checks));
        with(Verdict.WARN, checks).forEach(check -> lines.add(line(check)));
        lines.add(new Part.Text(with(Verdict.PASS, checks).size() + " checks passed."));
        return lines;
    }

    /** What forbids a plan; an unanswered question is said to be one. */
    static List<Part> objections(List<Check> checks) {
        List<Part> lines = new ArrayList<>();
        with(Verdict.BLOCK, checks).forEach(check -> lines.add(line(check)));
        with(Verdict.UNKNOWN, checks).forEach(check -> lines.add(line(check)));
        return lines;
    }

    /** What did not pass comes first; otherwise as they were answered. */
    static Part.Table table(List<Check> checks) {
        return new Part.Table(
                List.of("Check", "Answer", "Finding"),
                WORST_FIRST.stream()
                        .flatMap(verdict -> with(verdict, checks).stream())
                        .map(check -> List.of(check.name(), check.verdict().name(), finding(check)))
                        .toList());
    }

    private static Part line(Check check) {
        return new Part.Text(check.verdict() + ": " + finding(check));
    }

    private static String finding(Check check) {
        return check.hint().isEmpty() ? check.sentence() : check.sentence() + " → " + check.hint();
    }

    private static List<Check> with(Verdict verdict, List<Check> checks) {
        return checks.stream().filter(check -> check.verdict() == verdict).toList();
    }
}
