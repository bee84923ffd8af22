package io.understudy.bot.slack.render;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.TextObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between a message's head and its buttons. Takes line after line while there is room; nothing comes after a
 * line that found none, so that what is left out is always the end.
 */
final class Body {
    /** The longest line that a section takes. */
    static final int SECTION = 3_000;

    /** As JSON writes it. */
    private static final int LINE_END = 2;

    private final List<LayoutBlock> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private final int mostBlocks;
    private Sort sort = Sort.PLAIN;
    private int room;
    private int leftOut;
    private boolean complete = true;

    /** @param room as {@link Weight} counts */
    Body(int mostBlocks, int room) {
        this.mostBlocks = mostBlocks;
        this.room = room;
    }

    /** How a section's text is to be read. */
    enum Sort {
        PLAIN,
        MARKUP;

        private TextObject of(String text) {
            return this == PLAIN ? SlackText.plain(text) : SlackText.markup(text);
        }
    }

    /** What comes now begins a block of its own. */
    void begin() {
        if (!open.isEmpty()) {
            blocks.add(SectionBlock.builder().text(sort.of(open.toString())).build());
            open.setLength(0);
        }
    }

    /** Adds a line to the section that is open, or to a new one; blank lines are not worth one. */
    void add(Sort as, String line) {
        if (line.isBlank()) {
            return;
        }
        if (sort != as || open.length() + 1 + line.length() > SECTION) {
            begin();
        }
        if (leftOut > 0 || !fits(line)) {
            leftOut++;
            return;
        }
        sort = as;
        room -= weight(line);
        open.append(open.isEmpty() ? "" : "\n").append(line);
    }

    /** Says that so many lines are left out on purpose; where that finds no room either, they count as the others. */
    void leaveOut(int lines, String notice) {
        if (leftOut > 0) {
            leftOut += lines;
            return;
        }
        add(Sort.MARKUP, notice);
        leftOut = leftOut > 0 ? lines : 0;
        complete = false;
    }

    /** Whether everything is there. */
    boolean complete() {
        return complete && leftOut == 0;
    }

    private boolean fits(String line) {
        return (!open.isEmpty() || blocks.size() < mostBlocks) && weight(line) <= room;
    }

    private int weight(String line) {
        return Weight.of(line) + (open.isEmpty() ? Weight.SECTION : LINE_END);
    }

    /** How many lines found no room. */
    int leftOut() {
        return leftOut;
    }

    List<LayoutBlock> blocks() {
        begin();
        return List.copyOf(blocks);
    }
}
