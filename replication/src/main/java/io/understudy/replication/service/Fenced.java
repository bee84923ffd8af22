package io.understudy.replication.service;

/** What whoever finds a fenced server on its machine should read there. */
final class Fenced {
    private Fenced() {}

    static String sentence(String node) {
        return "Understudy has fenced " + node + ": its server must not start, so that it never serves as a second"
                + " primary. To undo: /replica unfence " + node;
    }
}
