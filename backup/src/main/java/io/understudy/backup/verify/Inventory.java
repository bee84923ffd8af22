package io.understudy.backup.verify;

import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Globals;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.seal.Sealing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether all is there that a backup has to have, and has the bytes that were written. */
record Inventory(Sealing sealing) {
    private static final String DUMP = ".dump";

    void look(Path backup, Manifest manifest, Findings findings, Consumer<BackupProgress> progress) {
        try {
            Map<String, String> sums = Checksums.read(backup);
            Set<String> present = files(backup);
            compare(backup, present, sums, findings, progress);
            present.stream()
                    .filter(name -> !name.equals(Checksums.FILE) && !sums.containsKey(name))
                    .forEach(name ->
                            findings.wrong("wanted a sum of " + name + " in " + Checksums.FILE + ", found none"));
            unknownDumps(present, manifest, findings);
            unsummedDumps(sums.keySet(), manifest, findings);
        } catch (IOException e) {
            findings.failed("wanted the sums in " + Checksums.FILE, e);
        }
        globals(backup.resolve(manifest.stored(Globals.FILE)), findings);
    }

    private static void compare(
            Path backup,
            Set<String> present,
            Map<String, String> sums,
            Findings findings,
            Consumer<BackupProgress> progress) {
        long bytes = 0;
        int number = 0;
        for (Map.Entry<String, String> sum : sums.entrySet()) {
            number++;
            progress.accept(new BackupProgress("checking sums", sum.getKey(), number, sums.size(), bytes, 0, 0));
            Path file = backup.resolve(sum.getKey());
            try {
                if (!present.contains(sum.getKey())) {
                    findings.wrong("wanted " + sum.getKey() + ", found no such file");
                    continue;
                }
                bytes += Files.size(file);
                if (!Checksums.of(file).equals(sum.getValue())) {
                    findings.wrong("wanted " + sum.getKey() + " as it was written, found other bytes");
                }
            } catch (IOException e) {
                findings.failed("wanted to read " + sum.getKey(), e);
            }
        }
    }

    /** A dump of which the manifest says nothing belongs to another run: nobody knows what it is. */
    private static void unknownDumps(Set<String> present, Manifest manifest, Findings findings) {
        Set<String> known =
                manifest.databases().stream().map(Manifest.Entry::file).collect(Collectors.toSet());
        present.stream()
                .map(name -> name.split("/", 2)[0])
                .distinct()
                .filter(name -> name.endsWith(DUMP) || name.endsWith(DUMP + Sealing.SUFFIX))
                .filter(name -> !known.contains(name))
                .forEach(name -> findings.wrong("wanted only dumps that " + Manifest.FILE + " lists, found " + name));
    }

    /** One that went together with its sums leaves no sum that does not fit. */
    private static void unsummedDumps(Set<String> summed, Manifest manifest, Findings findings) {
        manifest.databases().stream()
                .map(Manifest.Entry::file)
                .filter(dump -> summed.stream().noneMatch(name -> name.equals(dump) || name.startsWith(dump + "/")))
                .forEach(dump -> findings.wrong("wanted a sum of " + dump + " in " + Checksums.FILE + ", since "
                        + Manifest.FILE + " lists it, found none"));
    }

    private void globals(Path file, Findings findings) {
        try {
            if (!Files.isRegularFile(file) || !file.toString().endsWith(Sealing.SUFFIX)) {
                Globals.complaint(file).ifPresent(findings::wrong);
                return;
            }
            try (InputStream in = sealing.open(Files.newInputStream(file))) {
                Globals.complaint(in).ifPresent(findings::wrong);
            }
        } catch (IOException e) {
            findings.failed("wanted to read the roles in " + file.getFileName(), e);
        }
    }

    private static Set<String> files(Path backup) throws IOException {
        try (Stream<Path> tree = Files.walk(backup)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> backup.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
