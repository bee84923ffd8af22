package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Place;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Step;
import io.understudy.replication.plan.StepFamilies;
import io.understudy.replication.plan.TypedText;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoredJsonTest {
    private final StoredJson json = new StoredJson();

    static Stream<Arguments> kinds() {
        return Stream.concat(
                StepFamilies.all().stream().flatMap(Sample::kindsOf).map(kind -> Arguments.of(Step.class, kind)),
                Stream.of(OperationEvent.class, Intent.class, Loss.class, TypedText.class, Part.class, Action.class)
                        .flatMap(family -> Sample.kindsOf(family).map(kind -> Arguments.of(family, kind))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void everyKindComesBackEqual(Class<T> family, Class<? extends T> kind) {
        T value = kind.cast(Sample.of(kind, kind.getSimpleName()));
        assertThat(json.read(family, json.write(family, value))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void everyKindIsWrittenByItsSimpleName(Class<T> family, Class<? extends T> kind) {
        T value = kind.cast(Sample.of(kind, kind.getSimpleName()));
        assertThat(json.write(family, value)).startsWith("{\"@kind\":\"" + kind.getSimpleName() + "\"");
    }

    @Test
    void wholeDocumentsComeBackEqual() {
        for (Class<?> type : new Class<?>[] {Plan.class, ChatMessage.class, Place.class, Progress.class}) {
            assertComesBack(type);
        }
    }

    @Test
    @Tag("F53")
    void anApprovalRuleOfAnEarlierVersionIsStillRead() {
        String before =
                "{\"needed\":2,\"requesterMayApprove\":false,\"typedClusterName\":true,\"expiresAfter\":\"PT15M\"}";
        assertThat(json.read(ApprovalRule.class, before))
                .isEqualTo(new ApprovalRule(2, false, new TypedText.ClusterName(), Duration.ofMinutes(15)));
    }

    @Test
    void anApprovalRuleWithAComponentThatNobodyKnowsIsNotRead() {
        String later = json.write(
                        ApprovalRule.class,
                        new ApprovalRule(1, false, new TypedText.Risk("db1 may write"), Duration.ofMinutes(15)))
                .replace("\"needed\":1", "\"needed\":1,\"quorum\":3");
        assertThatThrownBy(() -> json.read(ApprovalRule.class, later))
                .isInstanceOf(UnknownKind.class)
                .hasMessageContaining("quorum");
    }

    private <T> void assertComesBack(Class<T> type) {
        T value = type.cast(Sample.of(type, type.getSimpleName()));
        assertThat(json.read(type, json.write(type, value))).isEqualTo(value);
    }

    @Test
    void aPositionIsWrittenAsPeopleReadIt() {
        assertThat(json.write(Lsn.class, new Lsn(-1))).isEqualTo("\"FFFFFFFF/FFFFFFFF\"");
        assertThat(json.read(Lsn.class, "\"FFFFFFFF/FFFFFFFF\"")).isEqualTo(new Lsn(-1));
    }

    @Test
    @Tag("F53")
    void namesAKindThatANewerVersionWrote() {
        assertThatThrownBy(
                        () -> json.read(OperationEvent.class, "{\"@kind\":\"Paused\",\"at\":\"2026-11-20T12:00:00Z\"}"))
                .isInstanceOf(UnknownKind.class)
                .hasMessage("wanted a OperationEvent that this version knows; found the kind 'Paused'; it was written"
                        + " by another version of Understudy: start that version, or leave it alone");
    }

    @Test
    @Tag("F53")
    void guessesNoMissingKindComponentOrConstant() {
        assertUnknown(Intent.class, "{\"cluster\":\"orders\",\"node\":\"db2\",\"reason\":\"\"}", "'null'");
        assertUnknown(Loss.class, "{\"@kind\":\"Exact\",\"bytes\":1,\"unit\":\"pages\"}", "unit");
        assertUnknown(Loss.class, "{\"@kind\":\"Exact\"}", "bytes");
        assertUnknown(Lsn.class, "\"nowhere\"", "nowhere");
        assertUnknown(ChatMessage.Tone.class, "\"PURPLE\"", "PURPLE");
    }

    private void assertUnknown(Class<?> type, String text, String named) {
        assertThatThrownBy(() -> json.read(type, text))
                .isInstanceOf(UnknownKind.class)
                .hasMessageContaining(named);
    }
}
