package io.understudy.backup.verify;

import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.seal.KeyRefusedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a verification has found so far. */
final class Findings {
    private final List<String> complaints = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private final Map<String, Map<String, Long>> rows = new TreeMap<>();
    private VerificationLevel reached = VerificationLevel.NONE;

    void wrong(String complaint) {
        complaints.add(complaint);
    }

    void open(String why) {
        unanswered.add(why);
    }

    /** A question failed: that is an answer only if nothing on our side explains it. */
    void failed(String wanted, IOException failure) {
        boolean ours = failure instanceof KeyRefusedException
                || failure instanceof AccessDeniedException
                || failure instanceof InterruptedIOException;
        (ours ? unanswered : complaints).add(wanted + ", found: " + words(failure));
    }

    /** Those of the file system have nothing but a path for a message. */
    private static String words(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        return failure instanceof FileSystemException ? failure.toString() : failure.getMessage();
    }

    void counted(String database, Map<String, Long> tables) {
        rows.put(database, tables);
    }

    /** Everything up to this level was looked at; it is reached if nothing was found. */
    void lookedAt(VerificationLevel level) {
        if (complaints.isEmpty() && unanswered.isEmpty()) {
            reached = level;
        }
    }

    Verification result() {
        return new Verification(reached, complaints, unanswered, rows);
    }
}
