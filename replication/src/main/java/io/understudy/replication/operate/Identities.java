package io.understudy.replication.operate;

/**
 * Who is who over platforms. One human being may come from two of them; who then approved for two, or approved what that
 * person asked for elsewhere, would be alone with a risk that needs two.
 */
@FunctionalInterface
public interface Identities {
    /** Judged at this moment; the order of the two makes no difference. */
    Sameness compare(Person one, Person other);

    /** What the persons say by themselves, where nobody knows more: nothing is known over platforms. */
    static Identities byPlatform() {
        return (one, other) -> {
            if (!one.platform().equals(other.platform())) {
                return Sameness.UNKNOWN;
            }
            return one.sameAs(other) ? Sameness.SAME : Sameness.DIFFERENT;
        };
    }
}
