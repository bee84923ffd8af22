package io.understudy.replication.cluster;

import java.util.regex.Pattern;

/** The one rule for names of clusters and nodes, which also reach slot names, file names and chat. */
final class Names {
    private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");

    private Names() {}

    static String checked(String kind, String name) {
        if (!RULE.matcher(name).matches()) {
            throw new IllegalArgumentException("wanted a " + kind
                    + " name of 1 to 50 lower-case letters, digits, '-' and '_' that starts with a letter or digit; found '"
                    + name + "'");
        }
        return name;
    }
}
