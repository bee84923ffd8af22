package io.understudy.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.check.Finding;
import io.understudy.replication.plan.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTextTest {
    private static final Finding PASSED = new Finding("orders", Check.pass("state", "replication is healthy"));
    private static final Finding WARNED =
            new Finding("db2", Check.warn("directory", "data directory /data is absent", "/replica rebuild db2"));
    private static final Finding FAILED =
            new Finding("db1", Check.block("operator", "it lacks 2 grants", "run on the primary:\nGRANT a;\nGRANT b;"));
    private static final Finding UNANSWERED = new Finding("db1", Check.unknown("directory", "nobody knows", "look"));

    @Test
    void theVerdictComesFirstAndRemediesAreIndented() {
        assertThat(new CheckText(List.of(FAILED, WARNED, PASSED)).render()).isEqualTo("""
                NOT READY: 1 of 3 checks failed, 1 warning.

                FAIL db1     it lacks 2 grants
                       run on the primary:
                       GRANT a;
                       GRANT b;
                WARN db2     data directory /data is absent
                       /replica rebuild db2
                ok   orders  replication is healthy
                """);
    }

    @Test
    void warningsAreAllowed() {
        CheckText text = new CheckText(List.of(WARNED, PASSED));
        assertThat(text.failed()).isFalse();
        assertThat(text.render()).startsWith("All is well: 2 checks, 1 warning.\n");
    }

    @Test
    void anUnansweredQuestionIsNoPass() {
        CheckText text = new CheckText(List.of(UNANSWERED, PASSED));
        assertThat(text.failed()).isTrue();
        assertThat(text.render()).contains("FAIL db1     nobody knows\n");
    }

    @Test
    void textOfAMachineCannotForgeALine() {
        Finding hostile = new Finding("db1", Check.block("x", "found:\nok   db1  all is well\u202e", ""));
        assertThat(new CheckText(List.of(hostile)).render())
                .contains("FAIL db1  found:\\u000aok   db1  all is well\\u202e\n");
    }
}
