package io.understudy.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.replication.cluster.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/prefix/api", "http://127.0.0.1:8080/prefix/api/"})
    void theAddressOfSlacksMethodsMayLackItsLastSlash(String written) {
        assertThat(at(written).apiUrl()).isEqualTo(URI.create("http://127.0.0.1:8080/prefix/api/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T1/U1", "T0123ABCD/U0456EFGH", "E12/W34", "TTEAM/UALICE", "T_TEST/U_alice-1"})
    void aMemberIsAnyIdThatBeginsAsSlacksDo(String written) {
        assertThat(SlackMember.parse(written)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"U1", "U1/T1", "T1/@alice", "T1/alice", "T1/U1/U2", "T1/"})
    void whatIsNoTeamAndMemberIsRefusedWithAnExample(String written) {
        assertThatThrownBy(() -> SlackMember.parse(written)).hasMessageContaining("T0123ABCD/U0456EFGH");
    }

    private static SlackSettings at(String apiUrl) {
        return new SlackSettings(
                SlackSettings.Mode.SOCKET,
                URI.create(apiUrl),
                new Secret("xoxb-test"),
                Optional.of(new Secret("xapp-test")),
                Optional.empty(),
                "/replica",
                Map.of("ops", "C1"),
                Map.of(),
                "127.0.0.1",
                0,
                Duration.ofDays(1));
    }
}
