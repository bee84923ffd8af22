package io.understudy.replication.operate;

/** The bot's sudden end at the n-th moment of some kind, counted from 1. */
final class Crash {
    static final Crash NEVER = new Crash(0);
    private final int number;
    private int passed;

    Crash(int number) {
        this.number = number;
    }

    void next() {
        passed++;
        if (passed == number) {
            throw new Dead();
        }
    }

    /** Not caught by anything: the thread ends as it would with its process. */
    static final class Dead extends Error {
        private static final long serialVersionUID = 1L;
    }
}
