package io.understudy.bot.slack.render;

import io.understudy.bot.slack.render.Body.Sort;
import io.understudy.commands.chat.Part;
import java.util.ArrayList;
import java.util.List;

/** Writes a message's parts into its body, each in the way that a phone shows best. */
final class PartWriter {
    private static final int LABEL = 100;
    private static final int VALUE = 800;
    private static final int CODE_LINE = 200;
    private static final int BAR = 16;
    private static final String FENCE = "```";

    private final Body body;
    private final Scissors scissors;
    private final Rest rest;
    private final Callees callees;
    private final String said;

    /** @param said what stands above already */
    PartWriter(Body body, Scissors scissors, Rest rest, Callees callees, String said) {
        this.body = body;
        this.scissors = scissors;
        this.rest = rest;
        this.callees = callees;
        this.said = said;
    }

    void write(Part part) {
        if (part instanceof Part.Text text) {
            body.add(Sort.PLAIN, fitted(SlackText.lines(text.text())));
            return;
        }
        body.begin();
        if (part instanceof Part.Facts facts) {
            facts.facts().forEach(fact -> body.add(Sort.MARKUP, line(fact)));
        } else if (part instanceof Part.Table table) {
            table(table);
        } else if (part instanceof Part.Code code) {
            code(code);
        } else if (part instanceof Part.Calls calls) {
            body.add(Sort.MARKUP, callees.line(calls));
        } else {
            body.add(Sort.PLAIN, fitted(line(part)));
        }
        body.begin();
    }

    /** What can be put into one plain line; a text field is shown once its button is clicked. */
    private String line(Part part) {
        if (part instanceof Part.ProgressBar bar) {
            return bar(bar);
        }
        if (part instanceof Part.Picture picture) {
            return picture(picture);
        }
        if (part instanceof Part.File file) {
            return "File " + SlackText.line(file.name()) + (rest == Rest.IN_FILE ? " in the thread: " : ": ")
                    + SlackText.line(file.alt());
        }
        return "";
    }

    /** What it shows is said once; a picture in the thread is announced there. */
    private String picture(Part.Picture picture) {
        boolean known = picture.alt().equals(said);
        return rest == Rest.IN_FILE
                ? known ? "Picture in the thread." : "Picture in the thread: " + SlackText.line(picture.alt())
                : known ? "" : "Picture: " + SlackText.line(picture.alt());
    }

    private static String bar(Part.ProgressBar bar) {
        int full = bar.percent() * BAR / 100;
        String line = SlackText.line(bar.line());
        String said = bar.percent() + " %";
        return "▓".repeat(full) + "░".repeat(BAR - full) + (line.contains(said) ? "" : " " + said) + "\n" + line;
    }

    private String line(Part.Facts.Fact fact) {
        String label =
                fact.label().isBlank() ? "" : SlackText.escapedLine(fact.label().strip() + ":");
        String value = scissors.fit(SlackText.escapedLine(fact.value().strip()), VALUE);
        return (label.isEmpty() ? "" : Bold.of(scissors.fit(label, LABEL)) + " ") + (value.isEmpty() ? "–" : value);
    }

    private void table(Part.Table table) {
        TableLines.of(table, rest.rows(), scissors).forEach(line -> body.add(Sort.MARKUP, line));
        more(table.rows().size() - rest.rows());
    }

    private void code(Part.Code code) {
        List<String> lines = code.code().lines().toList();
        List<String> shown = new ArrayList<>();
        int room = Body.SECTION - 2 * FENCE.length() - 2;
        for (String line : lines.subList(0, Math.min(lines.size(), rest.codeLines()))) {
            String fitted = scissors.fit(SlackText.codeLine(line), CODE_LINE);
            room -= fitted.length() + 1;
            if (room < 0) {
                break;
            }
            shown.add(fitted);
        }
        String caption = scissors.fit(SlackText.line(code.caption().strip()), LABEL);
        body.add(Sort.PLAIN, caption.isEmpty() ? "" : caption + ":");
        body.add(Sort.MARKUP, shown.isEmpty() ? "" : FENCE + "\n" + String.join("\n", shown) + "\n" + FENCE);
        more(lines.size() - shown.size());
    }

    private void more(int lines) {
        if (lines > 0) {
            body.leaveOut(lines, rest.more(lines));
        }
    }

    private String fitted(String text) {
        return scissors.fit(text, Body.SECTION);
    }
}
