package io.understudy.replication.observe;

/**
 * How much of the transaction ids the oldest database uses up. PostgreSQL stops taking writes shortly before 100 %.
 *
 * @param oldestXid age in transactions of the oldest {@code datfrozenxid}
 * @param oldestMultixact age in multixacts of the oldest {@code datminmxid}
 * @param database whose {@code datfrozenxid} it is
 */
public record XidUse(long oldestXid, long oldestMultixact, String database) {
    /** Half of the 32-bit ids are in the past, half in the future. */
    private static final long LIMIT = 1L << 31;

    /** 0 to 100, of whichever is nearer to its limit. */
    public int percent() {
        return (int) (Math.max(oldestXid, oldestMultixact) * 100 / LIMIT);
    }

    /** Whether multixact ids are nearer to their limit than transaction ids. */
    public boolean isOfMultixacts() {
        return oldestMultixact > oldestXid;
    }
}
