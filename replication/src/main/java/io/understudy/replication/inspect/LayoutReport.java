package io.understudy.replication.inspect;

import io.understudy.replication.observe.DataLayout;
import io.understudy.replication.observe.KeptData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines of the looking script that say where the parts of a data directory lie. */
final class LayoutReport {
    private LayoutReport() {}

    static DataLayout of(String realPath, HostReport report) {
        List<KeptData> kept = report.all("kept").stream()
                .map(line -> KeptData.of(realPath, rest(line), Instant.ofEpochSecond(Long.parseLong(first(line)))))
                .flatMap(Optional::stream)
                .toList();
        return new DataLayout(
                report.first("waldir"),
                report.all("tablespace").stream()
                        .collect(Collectors.toMap(line -> Long.valueOf(first(line)), LayoutReport::rest)),
                report.all("fixed"),
                kept);
    }

    private static String first(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static String rest(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }
}
