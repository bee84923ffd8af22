package io.understudy.store;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.Trouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** How an incident stands in its row. */
record IncidentRows(StoredJson json) implements RowMapper<Incident> {
    static final String COLUMNS =
            "id, cluster, key, alert, severity, sentence, do_first, signs, opened_at, last_seen_at,"
                    + " sightings, closed_at, attention";

    @Override
    public Incident map(ResultSet row, StatementContext context) throws SQLException {
        return new Incident(
                row.getLong("id"),
                row.getString("cluster"),
                row.getString("key"),
                Columns.constant(Alert.class, row.getString("alert")),
                Columns.constant(Severity.class, row.getString("severity")),
                row.getString("sentence"),
                row.getString("do_first"),
                json.readStrings(row.getString("signs")),
                Columns.instant(row, "opened_at"),
                Columns.instant(row, "last_seen_at"),
                row.getLong("sightings"),
                Columns.optionalInstant(row, "closed_at"),
                json.read(Attention.class, row.getString("attention")));
    }

    /** The text by which two attentions are compared in the database. */
    String text(Attention attention) {
        return json.write(Attention.class, attention);
    }

    <S extends SqlStatement<S>> S bind(S statement, Trouble trouble) {
        statement.bind("cluster", trouble.cluster());
        statement.bind("key", trouble.key());
        return bindWords(
                statement, trouble.alert(), trouble.severity(), trouble.sentence(), trouble.doFirst(), trouble.signs());
    }

    PreparedBatch bindSeen(PreparedBatch batch, Incident incident) {
        batch.bind("id", incident.id());
        batch.bind("lastSeenAt", Columns.micros(incident.lastSeenAt()));
        batch.bind("sightings", incident.sightings());
        return bindWords(
                batch,
                incident.alert(),
                incident.severity(),
                incident.sentence(),
                incident.doFirst(),
                incident.signs());
    }

    private <S extends SqlStatement<S>> S bindWords(
            S statement, Alert alert, Severity severity, String sentence, String doFirst, List<String> signs) {
        statement.bind("alert", alert.name());
        statement.bind("severity", severity.name());
        statement.bind("sentence", sentence);
        statement.bind("doFirst", doFirst);
        return statement.bind("signs", json.writeStrings(signs));
    }
}
