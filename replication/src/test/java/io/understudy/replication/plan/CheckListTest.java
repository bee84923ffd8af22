package io.understudy.replication.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CheckListTest {
    private final CheckList checks = new CheckList();

    @Test
    @Tag("I10")
    void whatIsUnknownForbidsAPlanLikeWhatIsWrong() {
        Check unknown = Check.unknown("primary-proven-gone", "Nobody knows.", "Look again.");
        checks.add(Check.pass("target-is-a-standby", "db2 is a standby"));
        checks.add(Check.warn("recent-backup", "No backup is known.", "Make one."));
        assertThat(checks.forbids()).isFalse();

        checks.add(unknown);

        assertThat(checks.forbids()).isTrue();
        assertThat(checks.objections()).containsExactly(unknown);
    }
}
