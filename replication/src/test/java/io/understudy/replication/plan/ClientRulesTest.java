package io.understudy.replication.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.plan.ClientRules.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pg_hba.conf says of a standby that logs in to stream. */
class ClientRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            host replication replicator 10.0.0.0/8 scram-sha-256             | YES
            host replication all all trust                                   | YES
            host replication replicator 10.1.2.3 255.255.255.255 md5         | YES
            host replication "replicator",other samehost,10.1.2.3/32 md5     | OPEN
            host replication replicator 10.1.3.0/24 scram-sha-256            | NO
            host replication replicator ::/0 scram-sha-256                   | NO
            host all all all trust                                           | NO
            host replication other all trust                                 | NO
            local replication all trust                                      | NO
            host replication replicator all reject                           | NO
            hostssl replication replicator all scram-sha-256                 | OPEN
            host replication +standbys all scram-sha-256                     | OPEN
            host replication replicator db2.example.org scram-sha-256        | OPEN
            include_dir more                                                 | OPEN
            """)
    void judgesOneLine(String line, Answer expected) {
        assertThat(ClientRules.of(List.of(line)).mayReplicate("replicator", "10.1.2.3"))
                .isEqualTo(expected);
    }

    @Test
    void theFirstMatchWins() {
        ClientRules rules = ClientRules.of(
                List.of("host replication replicator 10.1.2.3/32 reject", "host replication all all trust"));
        assertThat(rules.mayReplicate("replicator", "10.1.2.3")).isEqualTo(Answer.NO);
        assertThat(rules.mayReplicate("replicator", "10.1.2.4")).isEqualTo(Answer.YES);
    }

    @Test
    void aDoubtfulRuleBeforeASureOneLeavesItOpenOnlyIfTheyDisagree() {
        String doubtful = "hostssl replication replicator all ";
        ClientRules agree = ClientRules.of(List.of(doubtful + "md5", "host replication all all md5"));
        ClientRules disagree = ClientRules.of(List.of(doubtful + "reject", "host replication all all md5"));
        assertThat(agree.mayReplicate("replicator", "10.1.2.3")).isEqualTo(Answer.YES);
        assertThat(disagree.mayReplicate("replicator", "10.1.2.3")).isEqualTo(Answer.OPEN);
    }

    @Test
    void comparesAddressesOfTheSixthVersion() {
        ClientRules rules = ClientRules.of(List.of("host replication all fd00:1::/32 trust"));
        assertThat(rules.mayReplicate("replicator", "fd00:1:2::7")).isEqualTo(Answer.YES);
        assertThat(rules.mayReplicate("replicator", "fd00:2::7")).isEqualTo(Answer.NO);
    }
}
