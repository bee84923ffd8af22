package io.understudy.backup.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory with PostgreSQL's real client programs, some of them replaced by scripts that misbehave around them. */
public record FakePrograms(Path directory, Path real) {

    public static FakePrograms around(Path real, Path directory) throws IOException {
        Files.createDirectories(directory);
        FakePrograms programs = new FakePrograms(directory, real);
        for (String program : new String[] {"psql", "pg_dump", "pg_dumpall", "pg_restore"}) {
            programs.replace(program, "exec \"$real/" + program + "\" \"$@\"\n");
        }
        return programs;
    }

    /** The script finds the program's real directory in {@code $real} and its output file in {@code $file}. */
    public FakePrograms replace(String program, String script) throws IOException {
        Path path = directory.resolve(program);
        Files.writeString(path, """
                #!/bin/sh
                real=%s
                for argument in "$@"; do
                  case $argument in --file=*) file=${argument#--file=} ;; esac
                done
                [ "$1" = --version ] && exec "$real/%s" "$@"
                """.formatted(real, program) + script);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        return this;
    }
}
