package io.understudy.replication.incident;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is wrong under one key, as one check sums it up: the gravest condition with its words, and the sentences of all.
 *
 * @param signs gravest first
 */
public record Trouble(
        String cluster,
        String key,
        Alert alert,
        Severity severity,
        String sentence,
        String doFirst,
        List<String> signs) {
    public Trouble {
        signs = List.copyOf(signs);
    }

    /**
     * Of conditions that share a key.
     *
     * @param conditions at least one
     */
    public static Trouble of(List<Diagnosis> conditions) {
        List<Diagnosis> sorted = new ArrayList<>(conditions);
        sorted.sort(Comparator.comparing(Diagnosis::severity).reversed());
        Diagnosis gravest = sorted.get(0);
        return new Trouble(
                gravest.cluster(),
                gravest.key(),
                gravest.alert(),
                gravest.severity(),
                gravest.sentence(),
                gravest.doFirst(),
                sorted.stream().map(Diagnosis::sentence).distinct().toList());
    }

    /** With what merely follows from it. */
    public Trouble withSigns(List<Diagnosis> consequences) {
        List<String> all = Stream.concat(signs.stream(), consequences.stream().map(Diagnosis::sentence))
                .distinct()
                .toList();
        return new Trouble(cluster, key, alert, severity, sentence, doFirst, all);
    }
}
