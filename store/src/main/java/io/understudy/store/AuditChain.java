package io.understudy.store;

import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The audit's rows: each one's hash covers its content and the hash before it, with a key that the database does not hold.
 * Insert-only.
 */
public final class AuditChain {
    private static final Anchor NOTHING = new Anchor(0, "0".repeat(64));
    private static final int ROWS_AT_A_TIME = 1_000;

    private final Database database;
    private final Seal seal;

    AuditChain(Database database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** The newest row, to be posted where nobody who can write the file can change it; (0, …) when there is none. */
    public Anchor head() {
        return database.read(AuditChain::head);
    }

    /** Reads every row from the first on. */
    public Verdict verify() {
        return verify(NOTHING);
    }

    /** Like {@link #verify()}, and finds a tail that was cut off after {@code posted} was the head. */
    public Verdict verify(Anchor posted) {
        Anchor head = NOTHING;
        for (List<AuditRow> rows = after(head); !rows.isEmpty(); rows = after(head)) {
            for (AuditRow row : rows) {
                Optional<Broken> fault = fault(head, row, posted);
                if (fault.isPresent()) {
                    return fault.get();
                }
                head = new Anchor(row.seq(), row.hash());
            }
        }
        return head.rows() < posted.rows()
                ? new Broken(head.rows() + 1, "it is missing; row " + posted.rows() + " was posted as the head")
                : new Intact(head.rows(), head.head());
    }

    private Optional<Broken> fault(Anchor before, AuditRow row, Anchor posted) {
        if (row.seq() != before.rows() + 1) {
            return Optional.of(new Broken(before.rows() + 1, "it is missing; the next one is row " + row.seq()));
        }
        if (!Seal.same(row.hash(), hash(before.head(), row))) {
            return Optional.of(new Broken(row.seq(), "its content or its hash was changed, or the key is another one"));
        }
        if (row.seq() == posted.rows() && !Seal.same(row.hash(), posted.head())) {
            return Optional.of(new Broken(row.seq(), "it is not the row that was posted as the head"));
        }
        return Optional.empty();
    }

    void append(Handle handle, Instant at, Person who, String what, String detail) {
        Anchor head = head(handle);
        AuditRow row = new AuditRow(head.rows() + 1, Columns.micros(at), who, what, detail, "");
        AuditRow.insert(handle, row.withHash(hash(head.head(), row)));
    }

    private static Anchor head(Handle handle) {
        return handle.createQuery("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
                .map((row, context) -> new Anchor(row.getLong("seq"), row.getString("hash")))
                .findOne()
                .orElse(NOTHING);
    }

    private List<AuditRow> after(Anchor head) {
        return database.read(handle -> AuditRow.after(handle, head.rows(), ROWS_AT_A_TIME));
    }

    private String hash(String before, AuditRow row) {
        return seal.of(
                "audit",
                before,
                Long.toString(row.seq()),
                Long.toString(row.atMicros()),
                row.who().platform(),
                row.who().id(),
                row.who().name(),
                row.what(),
                row.detail());
    }

    /**
     * The chain's end at some moment.
     *
     * @param head hash of the last row, 64 hexadecimal digits
     */
    public record Anchor(long rows, String head) {}

    /** What the verifier found. */
    public sealed interface Verdict {}

    /** Every row is as it was written. */
    public record Intact(long rows, String head) implements Verdict {}

    /**
     * Nothing from {@code row} on can be trusted.
     *
     * @param row the first bad one, from 1
     * @param why for people, about that row
     */
    public record Broken(long row, String why) implements Verdict {}
}
