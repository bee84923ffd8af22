package io.understudy.backup.dump;

import io.understudy.backup.folder.SummedFile;
import io.understudy.backup.program.NamedPipe;
import io.understudy.backup.seal.Sealing;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a program writes on its way into a file: slowed down, encrypted, summed, and plain on no disk.
 *
 * @param sealing empty: not encrypted
 */
record DumpPipe(Host host, Optional<Sealing> sealing, Throttle throttle) {
    /**
     * What came of it.
     *
     * @param sum of the file, if the program succeeded
     */
    record Taken(CommandResult result, String sum) {}

    /** Is told of the file as soon as it is there, so that its growth can be watched. */
    @FunctionalInterface
    interface Watcher {
        void begun(SummedFile file);
    }

    /**
     * Runs a program that writes into the pipe that it is given.
     *
     * @param program must not sync what it writes: a pipe cannot be
     */
    Taken into(Path file, Function<Path, CommandResult> program, Watcher watcher) throws IOException {
        Path at = file.resolveSibling("." + file.getFileName() + ".pipe");
        try (SummedFile summed = SummedFile.create(file);
                NamedPipe pipe = NamedPipe.at(at, host)) {
            watcher.begun(summed);
            CommandResult result = pipe.drain(() -> program.apply(pipe.path()), in -> pour(in, summed));
            return new Taken(result, summed.sum());
        }
    }

    private void pour(InputStream in, SummedFile file) throws IOException {
        try (OutputStream out = sealing.isPresent() ? sealing.get().seal(file) : file) {
            byte[] piece = new byte[throttle.pieceBytes()];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                throttle.pass(length);
                out.write(piece, 0, length);
            }
        }
    }
}
