package io.understudy.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerAddressTest {
    @Test
    void bothFormsOfAConnectionStringAreRead() {
        assertThat(ServerAddress.parse("host=db9 port = 5433 user='o''".replace("''", "\\'") + "' dbname=x"))
                .hasToString("host='db9' port='5433' user='o\\''");
        assertThat(ServerAddress.parse("postgresql://postgres@db9:5433/x?sslmode=verify-full"))
                .hasToString("host='db9' port='5433' user='postgres' sslmode='verify-full'");
    }

    @Test
    void aPasswordIsRefusedInEitherForm() {
        for (String text : new String[] {"host=db9 password=hunter2", "postgres://postgres:hunter2@db9"}) {
            assertThatThrownBy(() -> ServerAddress.parse(text))
                    .hasMessageContaining("put it into ~/.pgpass")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void whatCannotBeReadIsShownFromThereOn() {
        assertThatThrownBy(() -> ServerAddress.parse("host=db9 what"))
                .hasMessageContaining("cannot be read from 'what' on");
    }

    @Test
    void aPathIsADirectoryEvenWithAnEqualsSign() {
        assertThat(ServerAddress.isOne("/srv/a=b")).isFalse();
        assertThat(ServerAddress.isOne("restored")).isFalse();
        assertThat(ServerAddress.isOne("host=db9")).isTrue();
    }
}
