package io.understudy.replication.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether commits go on with the standbys that are there. */
class SynchronousNamesTest {
    @Test
    void nobodyIsWaitedForWhenTheSettingIsEmpty() {
        assertThat(SynchronousNames.parse(" ").satisfiedBy(List.of())).isTrue();
    }

    @Test
    void oneOfAPlainListIsEnough() {
        assertThat(SynchronousNames.parse("db1, \"DB2\"").satisfiedBy(List.of("db2")))
                .isTrue();
        assertThat(SynchronousNames.parse("db1, db2").satisfiedBy(List.of("db3")))
                .isFalse();
    }

    @Test
    void aCountIsACount() {
        assertThat(SynchronousNames.parse("ANY 2 (db1, db2, db3)").satisfiedBy(List.of("db1")))
                .isFalse();
        assertThat(SynchronousNames.parse("first 1(db1,db2)").satisfiedBy(List.of("db1")))
                .isTrue();
        assertThat(SynchronousNames.parse("2 (db1, db2)").satisfiedBy(List.of("db1", "db2")))
                .isTrue();
    }

    @Test
    void aStarIsAnybody() {
        assertThat(SynchronousNames.parse("*").satisfiedBy(List.of("db9"))).isTrue();
        assertThat(SynchronousNames.parse("*").satisfiedBy(List.of())).isFalse();
    }

    @Test
    @Tag("alert-26")
    void readsQuotedNamesAsTheServerDoes() {
        assertThat(SynchronousNames.parse("FIRST 2 (\"a, b\", \"say \"\"hi\"\"\", \"any\")"))
                .isEqualTo(new SynchronousNames(2, List.of("a, b", "say \"hi\"", "any")));
        assertThat(SynchronousNames.parse("\"*\"").contain("db9")).isTrue();
    }

    @Test
    @Tag("alert-26")
    void readsACountedStar() {
        SynchronousNames names = SynchronousNames.parse("ANY 2 (*)");
        assertThat(names.satisfiedBy(List.of("db2"))).isFalse();
        assertThat(names.satisfiedBy(List.of("db2", "db3"))).isTrue();
    }
}
