package io.understudy.bot;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A Markdown file of the repository, with parts between {@code <!-- name:begin -->} and {@code <!-- name:end -->}. */
record Document(String path, String text) {
    /** Reads it; the path is relative to the repository's root. */
    static Document at(String path) {
        return new Document(path, Repository.text(Repository.root().resolve(path)));
    }

    /** What stands between the two marks of this name, without the line breaks beside them. */
    String part(String name) {
        return only(name, "<!-- %s:begin -->\n(.*?)\n<!-- %s:end -->".formatted(name, name));
    }

    /** The content of the one code block between the two marks of this name. */
    String code(String name) {
        return only(name, "<!-- %s:begin -->\n```[a-z]*\n(.*?)\n```\n<!-- %s:end -->".formatted(name, name));
    }

    /** Group 1 of every match, in order. */
    List<String> all(String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private String only(String name, String pattern) {
        List<MatchResult> found =
                Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results().toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "wanted the marks of '" + name + "' once in " + path + ", found them " + found.size() + " times");
        }
        return found.get(0).group(1);
    }
}
