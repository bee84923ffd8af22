package io.understudy.bot.cli;

import io.understudy.commands.parse.Harmless;
import io.understudy.replication.check.Finding;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Check.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Findings as a person reads them: the verdict, then a line for each, remedies indented below. */
record CheckText(List<Finding> findings) {
    private static final String INDENT = "       ";

    /** Whether anything failed; an unanswered question is no pass. */
    boolean failed() {
        return findings.stream().anyMatch(finding -> finding.check().forbids());
    }

    String render() {
        int width = findings.stream()
                .mapToInt(finding -> finding.subject().length())
                .max()
                .orElse(0);
        return verdict() + "\n\n"
                + findings.stream().map(finding -> lines(finding, width)).collect(Collectors.joining());
    }

    private String verdict() {
        long failed =
                findings.stream().filter(finding -> finding.check().forbids()).count();
        long warned = findings.stream()
                .filter(finding -> finding.check().verdict() == Verdict.WARN)
                .count();
        String warnings = warned == 0 ? "no warning" : warned == 1 ? "1 warning" : warned + " warnings";
        return failed == 0
                ? "All is well: " + findings.size() + " checks, " + warnings + "."
                : "NOT READY: " + failed + " of " + findings.size() + " checks failed, " + warnings + ".";
    }

    private static String lines(Finding finding, int width) {
        Check check = finding.check();
        String subject =
                finding.subject() + " ".repeat(width - finding.subject().length());
        String line = "%-4s %s  %s%n".formatted(word(check), subject, Harmless.visible(check.sentence()));
        return check.hint()
                .lines()
                .map(hint -> INDENT + Harmless.visible(hint) + "\n")
                .collect(Collectors.joining("", line, ""));
    }

    private static String word(Check check) {
        return switch (check.verdict()) {
            case PASS -> "ok";
            case WARN -> "WARN";
            case BLOCK, UNKNOWN -> "FAIL";
        };
    }
}
