package io.understudy.commands.parse;

import io.understudy.commands.catalogue.CommandCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of a text, with what keyboards and word processors change on the way changed back. */
final class Typed {
    private Typed() {}

    /** Without the prefix; a blank text has no words. */
    static List<String> words(String text) {
        String plain = plain(text).strip();
        if (plain.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>(Arrays.asList(plain.split(" +", -1)));
        String first = words.get(0).toLowerCase(Locale.ROOT);
        if (first.equals(CommandCatalogue.PREFIX) || first.equals(CommandCatalogue.PREFIX.substring(1))) {
            words.remove(0);
        }
        return words;
    }

    /** A name without quotes around it. */
    static String unquoted(String word) {
        boolean quoted = word.length() > 2
                && (word.charAt(0) == '"' || word.charAt(0) == '\'' || word.charAt(0) == '`')
                && word.charAt(word.length() - 1) == word.charAt(0);
        return quoted ? word.substring(1, word.length() - 1) : word;
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().map(Typed::plain).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** Spaces of any width, dashes of any length and quotes of any slant, as a plain keyboard writes them. */
    private static int plain(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            default -> quote(character);
        };
    }

    private static int quote(int character) {
        return switch (character) {
            case '\t' -> ' ';
            case '\u2212' -> '-';
            case '\u2018', '\u2019', '\u201a', '\u201b' -> '\'';
            case '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb' -> '"';
            default -> character;
        };
    }
}
