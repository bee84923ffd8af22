package io.understudy.replication.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules of a {@code pg_hba.conf}, first match wins. Source: PostgreSQL manual, "The pg_hba.conf File". What is read
 * only in part (groups, files, regular expressions, host names, encryption) leaves the answer open, never guessed.
 *
 * @param lines without comments, with single blanks, in the file's order
 */
record ClientRules(List<String> lines) {
    /** What the rules say of a login. */
    enum Answer {
        YES,
        NO,
        OPEN
    }

    static ClientRules of(List<String> fileLines) {
        return new ClientRules(fileLines.stream()
                .map(line -> line.replaceAll("\\s#.*", "").strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList());
    }

    /** Rules of {@code other} that this lacks, without their options: those may hold a secret. */
    List<String> lacking(ClientRules other) {
        return other.lines.stream()
                .filter(line -> !lines.contains(line))
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .filter(field -> !field.contains("="))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** Whether a role may stream from an address over TCP, by whatever method. */
    Answer mayReplicate(String role, String address) {
        boolean perhapsYes = false;
        boolean perhapsNo = false;
        for (String line : lines) {
            Optional<ClientRule> rule = ClientRule.parse(line);
            Answer matches = rule.map(one -> one.matchesStream(role, address)).orElse(Answer.OPEN);
            boolean rejects = rule.filter(ClientRule::rejects).isPresent();
            if (matches == Answer.YES) {
                boolean doubtful = rejects ? perhapsYes : perhapsNo;
                return doubtful ? Answer.OPEN : rejects ? Answer.NO : Answer.YES;
            }
            perhapsYes |= matches == Answer.OPEN && !rejects;
            perhapsNo |= matches == Answer.OPEN && (rejects || rule.isEmpty());
        }
        return perhapsYes ? Answer.OPEN : Answer.NO;
    }
}
