package io.understudy.replication.sql;

import java.util.List;

/**
 * A few rows of one table, as hashes by which they are found again in a copy.
 *
 * @param table with its schema, each quoted if need be, as in {@code public.customer}
 * @param columns those that were hashed, in this order
 * @param hashes SHA-256 of each row's text, as hexadecimal digits
 */
public record TableSample(String table, List<String> columns, List<String> hashes) {
    public TableSample {
        columns = List.copyOf(columns);
        hashes = List.copyOf(hashes);
    }
}
