package io.understudy.bot.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.settings.UserSettings;
import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.access.Role;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Conversation;
import io.understudy.commands.chat.Invocation;
import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AcquaintancesTest {
    private static final SlackMember MEMBER = new SlackMember("T1", "U1");

    private final List<Person> heard = new ArrayList<>();
    private final Acquaintances acquaintances = new Acquaintances(
            new Conversation() {
                @Override
                public void submit(Invocation typed) {
                    heard.add(typed.by());
                }

                @Override
                public void submit(Click click) {
                    heard.add(click.by());
                }
            },
            List.of(new UserSettings("alice", Optional.empty(), Optional.of(MEMBER), Set.of(Role.VIEWER))));

    @Test
    void whoeverTheConfigurationKnowsIsCalledAsThere() {
        say(MEMBER.person("al1ce (approver)"));
        assertThat(heard).containsExactly(MEMBER.person("alice"), MEMBER.person("alice"));
    }

    @Test
    void whoeverItDoesNotKnowKeepsTheNameOfThePlatform() {
        Person stranger = new SlackMember("T1", "U2").person("zoe");
        say(stranger);
        assertThat(heard).containsExactly(stranger, stranger);
    }

    private void say(Person by) {
        acquaintances.submit(new Invocation("slack/1", by, "ops", "/replica status", Instant.EPOCH));
        acquaintances.submit(new Click("slack/2", by, "message", "button", "", Instant.EPOCH));
    }
}
