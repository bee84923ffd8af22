package io.understudy.backup.verify;

import io.understudy.backup.catalogue.VerificationLevel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a verification of a published backup found.
 *
 * @param reached the highest level at which nothing was wrong and nothing stayed open
 * @param complaints what is wrong with it, for people
 * @param unanswered what could not be found out, and why; says nothing against the backup
 * @param rows how many a restore would bring, by database and table as SQL writes it; only of dumps that were read in full
 */
public record Verification(
        VerificationLevel reached,
        List<String> complaints,
        List<String> unanswered,
        Map<String, Map<String, Long>> rows) {
    public Verification {
        complaints = List.copyOf(complaints);
        unanswered = List.copyOf(unanswered);
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
    }

    /** Whether something is wrong with it. */
    public boolean broken() {
        return !complaints.isEmpty();
    }

    /** Whether everything was looked at and nothing is wrong. */
    public boolean whole() {
        return complaints.isEmpty() && unanswered.isEmpty();
    }
}
