package io.understudy.slacklocal.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    private static final Clock STOPPED = Clock.fixed(Instant.parse("2026-03-01T14:00:00Z"), ZoneOffset.UTC);

    private final Workspace workspace = fresh();

    @Test
    void theSameSeedMakesTheSameWorkspace() {
        assertEquals(fresh().app(), fresh().app());
        assertEquals(
                fresh().members().join("alice", "Alice Adams"),
                fresh().members().join("alice", "Alice Adams"));
        assertNotEquals(Installation.fresh(new Ids(new Random(6))), fresh().app());
    }

    @Test
    void stampsGrowAlsoWhenTheClockStandsStill() {
        List<String> stamps = IntStream.range(0, 20)
                .mapToObj(i -> workspace
                        .messages()
                        .post(Draft.said("C1", "U1", "hello"))
                        .ts())
                .toList();

        assertEquals("1772373600.000000", stamps.get(0));
        assertEquals(stamps, new ArrayList<>(new TreeSet<>(stamps)));
    }

    @Test
    void aChannelsNameIsTakenForEver() {
        Channel made = workspace.channels().create("inc-7", false, "U1").orElseThrow();
        workspace.channels().archive(made.id());

        assertEquals(Optional.empty(), workspace.channels().create("inc-7", false, "U1"));
    }

    @Test
    void whoeverListensHearsOfChangesInOrder() {
        List<String> heard = new ArrayList<>();
        workspace.onChange(change -> heard.add(change.getClass().getSimpleName()));

        String channel =
                workspace.channels().create("dba", false, "U1").orElseThrow().id();
        workspace.channels().setTopic(channel, "orders");
        PostedMessage message = workspace.messages().post(Draft.said(channel, "U1", "hello"));
        workspace.messages().reword(new MessageRef(channel, message.ts()), "hello!", message.blocks());
        workspace.messages().delete(new MessageRef(channel, message.ts()));

        assertEquals(List.of("ChannelChanged", "ChannelChanged", "Posted", "Updated", "Deleted"), heard);
    }

    @Test
    void aTicketOfTheSocketIsGoodOnce() {
        String ticket = workspace.tickets().issue("A1");

        assertEquals(Passes.State.GOOD, workspace.tickets().use(ticket).state());
        assertEquals(Passes.State.USED_UP, workspace.tickets().use(ticket).state());
        assertEquals(Passes.State.UNKNOWN, workspace.tickets().use("other").state());
    }

    @Test
    void theBotIsAMember() {
        Member bot = workspace.members().find(workspace.app().botUser()).orElseThrow();

        assertTrue(bot.bot());
    }

    private static Workspace fresh() {
        Ids ids = new Ids(new Random(5));
        return new Workspace(Installation.fresh(ids), ids, STOPPED);
    }
}
