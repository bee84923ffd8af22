package io.understudy.commands.render;

import io.understudy.backup.catalogue.Backup;
import io.understudy.commands.chat.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One row for each run; columns in which nothing would stand are left out, since a phone is narrow. */
final class BackupTable {
    private static final List<String> COLUMNS =
            List.of("Backup", "Proven", "Size", "Took", "Source", "Copies", "Key", "Pinned", "Detail");
    /** Those that may be left out. */
    private static final int ALWAYS = 5;

    private BackupTable() {}

    static Part.Table of(BackupsView view, List<Backup> backups, Instant now) {
        List<List<String>> rows =
                backups.stream().map(backup -> row(view, backup, now)).toList();
        List<Integer> shown = IntStream.range(0, COLUMNS.size())
                .filter(column -> column < ALWAYS
                        || rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        return new Part.Table(
                only(shown, COLUMNS), rows.stream().map(row -> only(shown, row)).toList());
    }

    private static List<String> row(BackupsView view, Backup backup, Instant now) {
        List<String> row = new ArrayList<>();
        row.add(BackupWords.brief(backup));
        row.add(BackupWords.standing(backup, now));
        row.add(Figures.bytes(backup.bytes()));
        row.add(BackupWords.took(backup));
        row.add(BackupWords.source(backup));
        row.add(view.copiesOf(backup).isEmpty() ? "" : BackupWords.count(view.copiesOf(backup)));
        row.add(backup.assurance().key().map(BackupWords::key).orElse(""));
        row.add(backup.assurance().pin().map(pin -> "by " + pin.by()).orElse(""));
        row.add(backup.detail());
        return row;
    }

    private static List<String> only(List<Integer> columns, List<String> row) {
        return columns.stream().map(row::get).toList();
    }
}
