package io.understudy.replication.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SudoersTest {
    @Test
    void eachCommandOfAUnitHasALineWithoutWildcards() {
        assertThat(Sudoers.forUnit("postgresql@15-main", "ops"))
                .containsExactly(
                        "ops ALL=(root) NOPASSWD: /usr/bin/systemctl start postgresql@15-main",
                        "ops ALL=(root) NOPASSWD: /usr/bin/systemctl stop --no-block postgresql@15-main",
                        "ops ALL=(root) NOPASSWD: /usr/bin/systemctl stop postgresql@15-main",
                        "ops ALL=(root) NOPASSWD: /usr/bin/systemctl mask postgresql@15-main",
                        "ops ALL=(root) NOPASSWD: /usr/bin/systemctl unmask postgresql@15-main");
    }

    @Test
    void whatSudoersReadsAsItsOwnIsEscaped() {
        assertThat(Sudoers.forUnit("a:b\\x2dc", "ops").get(0)).endsWith("start a\\:b\\\\x2dc");
    }
}
