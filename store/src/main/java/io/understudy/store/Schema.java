package io.understudy.store;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The tables, brought to this program's version. */
final class Schema {
    private static final String WANTED = "the tables of this version of Understudy in ";

    private Schema() {}

    static void migrate(StoreSettings settings) {
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(Database.dataSource(settings))
                .locations("classpath:io/understudy/store/migration")
                .load();
        try {
            refuseNewer(settings, flyway.info().current());
            flyway.migrate();
        } catch (FlywayException e) {
            throw e.getCause() instanceof SQLException
                    ? Recovery.failed(settings, WANTED + settings.file(), e)
                    : foreign(settings, e);
        }
    }

    private static StoreUnusable foreign(StoreSettings settings, FlywayException e) {
        return new StoreUnusable(
                WANTED + settings.file(),
                e.getMessage(),
                "set store.file to a file of Understudy's own, or start the version that wrote it",
                e);
    }

    private static void refuseNewer(StoreSettings settings, MigrationInfo current) {
        if (current != null && current.getState() == MigrationState.FUTURE_SUCCESS) {
            throw new StoreUnusable(
                    "a state file of this version of Understudy or an older one at " + settings.file(),
                    "one that a newer version has changed (schema " + current.getVersion() + ")",
                    "start the newer version, or put back the copy that was made before the upgrade");
        }
    }
}
