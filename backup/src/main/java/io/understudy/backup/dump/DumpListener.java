package io.understudy.backup.dump;

import io.understudy.replication.host.Output;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hears {@code pg_dump --verbose}: which table it is at, and what it complains of. Chatter is forgotten, since it may be long
 * and the last words count.
 */
final class DumpListener implements Output {
    private static final Pattern TABLE = Pattern.compile("dumping contents of table \"(.*)\"");
    private static final Pattern OWN_WORDS = Pattern.compile("pg_dump: (?!error:|warning:|detail:|hint:)[a-z].*");
    private static final int LIMIT_LINES = 40;
    private static final int LIMIT_CHARACTERS = 2000;

    private final Telling telling;
    private final Deque<String> words = new ArrayDeque<>();
    private boolean error;

    DumpListener(Telling telling) {
        this.telling = telling;
    }

    @Override
    public void stderrLine(String line) {
        Matcher table = TABLE.matcher(line);
        if (table.find()) {
            telling.at(table.group(1));
        }
        error |= line.contains("error:");
        if (!OWN_WORDS.matcher(line).matches()) {
            words.add(line);
        }
        if (words.size() > LIMIT_LINES) {
            words.remove();
        }
    }

    @Override
    public void silence() {
        telling.tick();
    }

    /** Whether it spoke of an error, which an exit code of zero does not excuse. */
    boolean error() {
        return error;
    }

    /** Its last errors and warnings; empty if there were none. */
    String words() {
        String all = String.join("\n", words).strip();
        return all.substring(Math.max(0, all.length() - LIMIT_CHARACTERS));
    }
}
