package io.understudy.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RestorableGlobalsTest {
    private static final String GLOBALS = """
            SET client_encoding = 'UTF8';
            CREATE ROLE clerk;
            ALTER ROLE clerk WITH NOSUPERUSER LOGIN PASSWORD 'SCRAM-SHA-256$4096:a';
            CREATE ROLE "odd ""one";
            ALTER ROLE "odd ""one" WITH LOGIN;
            CREATE ROLE postgres;
            ALTER ROLE postgres WITH SUPERUSER PASSWORD 'SCRAM-SHA-256$4096:b';
            ALTER ROLE postgres SET work_mem TO '1GB';
            GRANT clerk TO postgres GRANTED BY postgres;
            CREATE TABLESPACE fast OWNER clerk LOCATION '/mnt/fast';
            """;

    @Test
    void rolesThatAreThereAreHeldBackAndEverythingElseStays() {
        RestorableGlobals globals = RestorableGlobals.of(GLOBALS, Set.of("postgres", "odd \"one"), (name, old) -> old);

        assertThat(globals.held()).isEqualTo("""
                CREATE ROLE "odd ""one";
                ALTER ROLE "odd ""one" WITH LOGIN;
                CREATE ROLE postgres;
                ALTER ROLE postgres WITH SUPERUSER PASSWORD 'SCRAM-SHA-256$4096:b';
                ALTER ROLE postgres SET work_mem TO '1GB';""");
        assertThat(globals.statements())
                .contains("CREATE ROLE clerk;", "GRANT clerk TO postgres", "SET client_encoding")
                .doesNotContain("ALTER ROLE postgres");
    }

    @Test
    void aRoleWhoseNameOnlyBeginsLikeOneThatIsThereIsMade() {
        String text = "CREATE ROLE postgres_reader;\nCREATE ROLE postgres;";
        RestorableGlobals globals = RestorableGlobals.of(text, Set.of("postgres"), (name, old) -> old);
        assertThat(globals.statements()).isEqualTo("CREATE ROLE postgres_reader;");
    }

    @Test
    void tablespacesLieWhereTheyAreTold() {
        RestorableGlobals globals = RestorableGlobals.of(GLOBALS, Set.of(), (name, old) -> "/new/" + name);
        assertThat(globals.statements()).contains("CREATE TABLESPACE fast OWNER clerk LOCATION '/new/fast';");
        assertThat(RestorableGlobals.of(GLOBALS, Set.of(), (name, old) -> old).statements())
                .isEqualTo(GLOBALS);
    }
}
