package io.understudy.replication.observe;

/** Whether a TCP connection from one machine to an address and port comes about. */
public sealed interface Reach {
    record Open() implements Reach {}

    /**
     * It does not.
     *
     * @param why in the system's words: refused, no route, or no answer in time
     */
    record Closed(String why) implements Reach {}

    /** The machine could not be asked. */
    record Unknown(String why) implements Reach {}
}
