package io.understudy.slacklocal.workspace;

import java.util.random.RandomGenerator;

/** Makes ids and secrets of Slack's shapes, each once. The same random numbers make the same ids. */
public final class Ids {
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String HEX = "0123456789abcdef";

    private final RandomGenerator random;
    private int count;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** Such as {@code C0A7F3K2001}: the kind's letter, random signs, and a number that makes it unique. */
    public synchronized String next(String letter) {
        count++;
        return letter + "0" + signs(CAPITALS, 6) + String.format("%03d", count);
    }

    /** Random hexadecimal signs. */
    public synchronized String secret(int length) {
        return signs(HEX, length);
    }

    private String signs(String of, int length) {
        StringBuilder made = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            made.append(of.charAt(random.nextInt(of.length())));
        }
        return made.toString();
    }
}
