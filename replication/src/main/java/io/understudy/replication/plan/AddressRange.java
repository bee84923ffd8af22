package io.understudy.replication.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network of IP addresses, as {@code pg_hba.conf} writes them. Literal addresses only: nothing is looked up.
 *
 * @param bits how many of the leading bits count
 */
record AddressRange(String base, int bits) {
    /** Whether a text is an address and no host name. */
    static boolean isLiteral(String text) {
        return text.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:]*");
    }

    /** Of a mask like {@code 255.255.255.0}: how many bits it sets. */
    static int bitsOf(String mask) {
        return number(mask).bitCount();
    }

    /** {@code address} must be a literal. */
    boolean contains(String address) {
        int shift = (isSix(base) ? 128 : 32) - bits;
        return isSix(base) == isSix(address)
                && number(base).shiftRight(shift).equals(number(address).shiftRight(shift));
    }

    private static boolean isSix(String literal) {
        return literal.contains(":");
    }

    private static BigInteger number(String literal) {
        return isSix(literal) ? joined(groups(literal), 16, 16) : joined(List.of(literal.split("\\.", -1)), 10, 8);
    }

    private static BigInteger joined(List<String> parts, int radix, int bitsOfPart) {
        BigInteger value = BigInteger.ZERO;
        for (String part : parts) {
            value = value.shiftLeft(bitsOfPart).add(new BigInteger(part, radix));
        }
        return value;
    }

    /** The eight groups, those that {@code ::} leaves out included. */
    private static List<String> groups(String literal) {
        String[] halves = literal.toLowerCase(Locale.ROOT).split("::", -1);
        List<String> all = new ArrayList<>(part(halves[0]));
        List<String> tail = halves.length > 1 ? part(halves[1]) : List.of();
        while (all.size() + tail.size() < 8) {
            all.add("0");
        }
        all.addAll(tail);
        return all;
    }

    private static List<String> part(String half) {
        return half.isEmpty() ? List.of() : List.of(half.split(":", -1));
    }
}
