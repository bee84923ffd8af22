package io.understudy.replication.sql;

import io.understudy.replication.cluster.Lsn;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** Columns of a row as values of ours. NULL is empty, never 0. */
final class Columns {
    private Columns() {}

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).filter(text -> !text.isEmpty());
    }

    static Optional<Lsn> lsn(ResultSet row, String column) throws SQLException {
        return text(row, column).map(Lsn::parse);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** A column in seconds with a fraction. */
    static Optional<Duration> seconds(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column))
                .map(seconds -> Duration.ofNanos(
                        seconds.multiply(BigDecimal.valueOf(1_000_000_000L)).longValue()));
    }

    /** A column that is never NULL by its definition. */
    static <T> T present(Optional<T> value, String column) throws SQLException {
        return value.orElseThrow(() -> new SQLException("wanted a value for " + column + ", found NULL"));
    }
}
