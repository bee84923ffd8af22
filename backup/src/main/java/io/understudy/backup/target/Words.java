package io.understudy.backup.target;

import java.nio.file.FileSystemException;

/** What servers and libraries say, made fit for a sentence: one line, nothing invisible. */
final class Words {
    private static final int LONGEST = 200;

    private Words() {}

    /** What somebody else said, not longer than a sentence bears. */
    static String plain(String said) {
        String line = line(said);
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** A sentence of ours, in which somebody else may have had a word. */
    static String line(String sentence) {
        return sentence.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    /** What a problem says; of those that say too little, their kind too. */
    static String of(Throwable problem) {
        String said = problem.getMessage() == null ? "" : line(problem.getMessage());
        boolean saysEnough = !said.isEmpty() && !(problem instanceof FileSystemException);
        return saysEnough ? said : (problem.getClass().getSimpleName() + " " + said).strip();
    }
}
