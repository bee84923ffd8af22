package io.understudy.bot.slack.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.render.TextRendering;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a message has to show outside of its blocks: pictures, files, and the whole of it where something was cut. */
final class Uploads {
    private static final int NAME = 80;
    private static final int TITLE = 200;
    private static final int ALT = 1_000;

    private Uploads() {}

    static List<UploadedFile> of(ChatMessage message, boolean cut) {
        List<UploadedFile> files = new ArrayList<>();
        for (Part part : message.parts()) {
            if (part instanceof Part.Picture picture) {
                String name = slug(message.title().isBlank() ? "picture" : message.title());
                files.add(new UploadedFile.Picture(
                        name + ".png", title(picture.alt()), fit(picture.alt(), ALT), picture.base64Png()));
            } else if (part instanceof Part.File file) {
                files.add(new UploadedFile.Text(safe(file.name()), title(file.alt()), file.text()));
            }
        }
        if (cut) {
            String about = message.title().isBlank() ? message.text() : message.title();
            files.add(new UploadedFile.Text(
                    slug(about) + ".txt", title(about + " · all of it"), TextRendering.of(message)));
        }
        return files;
    }

    private static String title(String text) {
        return fit(text.isBlank() ? "Attached" : text, TITLE);
    }

    private static String fit(String text, int limit) {
        return new Scissors().fit(SlackText.line(text.strip()), limit);
    }

    /** {@code orders · lag of the last hour} as {@code orders-lag-of-the-last-hour}. */
    private static String slug(String text) {
        String slug = cut(text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-"));
        String bare = slug.replaceAll("^-|-$", "");
        return bare.isEmpty() ? "message" : bare;
    }

    /** A name that is one everywhere, and no path. */
    private static String safe(String name) {
        String safe = cut(name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+", ""));
        return safe.isEmpty() ? "file.txt" : safe;
    }

    private static String cut(String name) {
        int end = Math.min(name.length(), NAME);
        return name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, end)) > end ? end - 1 : end);
    }
}
