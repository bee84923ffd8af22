package io.understudy.replication.operate;

/**
 * Who said something: identified by platform and id only; the name is for reading.
 *
 * @param platform web, slack, discord or cli
 */
public record Person(String platform, String id, String name) {
    public boolean sameAs(Person other) {
        return platform.equals(other.platform) && id.equals(other.id);
    }
}
