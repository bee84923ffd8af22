package io.understudy.bot.slack.render;

import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.PostedMessage;

/** Where people find what a message has no room for. */
enum Rest {
    /** The whole message is a file in its thread. */
    IN_FILE("in the file in the thread", 40, 10),
    /** It changes every second: files are for what stays. */
    AT_THE_END("when this is done", 40, 10),
    /** A file would be seen by everybody. */
    NOWHERE("do not fit into a message that only you see", Integer.MAX_VALUE, 30);

    private final String where;
    private final int rows;
    private final int codeLines;

    Rest(String where, int rows, int codeLines) {
        this.where = where;
        this.rows = rows;
        this.codeLines = codeLines;
    }

    static Rest of(PostedMessage posted) {
        if (posted.place().onlyFor().isPresent()) {
            return NOWHERE;
        }
        return posted.message().phase() == Phase.WORKING ? AT_THE_END : IN_FILE;
    }

    /** The most rows of a table that are read in a message. */
    int rows() {
        return rows;
    }

    /** The most lines of code or of a log that are read in a message. */
    int codeLines() {
        return codeLines;
    }

    /** That so many lines are left out. */
    String more(int lines) {
        return "… " + lines + (lines == 1 ? " more line " : " more lines ") + where;
    }

    /** That some texts end earlier than they should. */
    String shortened() {
        return this == NOWHERE ? "Texts that end in … " + where : "Texts that end in … are whole " + where;
    }
}
