package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.access.Role;
import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Proposal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every kind of message as people read it. */
class OtherMessagesTest {
    @Test
    void refusesWithEveryObjectionAndWhatToAskInstead() {
        ChatMessage message = RefusalMessage.of(refused());
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · promote db2 · REFUSED
                        orders: nothing was done, promote db2 is refused: request 40 (rebuild db2, asked by Bob) still runs on orders.
                        BLOCK: request 40 (rebuild db2, asked by Bob) still runs on orders → wait for it
                        UNKNOWN: db1's host could not be asked → repair the way to it
                        [Start db1…] [Status orders]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.WARNING);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void helpsWithWhatTheViewerMayDo() {
        ChatMessage message = HelpMessage.all(new CommandCatalogue(), Set.of(Role.VIEWER));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        Help
                        You can ask for 10 things. Changes to a cluster run only after approval.
                        Command                               What it does
                        /replica status [cluster or all]      Show roles, lag, slots and whether all is well; of several clusters one line each, the worst first.
                        /replica kept [cluster]               Show what rebuilds kept: old directories and saved WAL.
                        /replica slots [cluster]              Show every replication slot: what it keeps, for whom, and which nobody needs.
                        /replica lag [cluster] [how long]     Draw how far each standby was behind, for 6 h or the time named, at most 30 d.
                        /replica backup list [cluster]        Show the backups that there are, how far each was proven, and which go next.
                        /replica incidents [cluster or all]   Show what is wrong now and what was lately.
                        /replica incident [incident]          Show one incident with its timeline; once it is over, with its report.
                        /replica history [cluster] [request]  Show what was asked for, who approved it and how it ended; one request in every detail.
                        /replica jobs                         Show what runs by the clock: last and next run, how long it took, what failed, what is stuck.
                        /replica help [command]               Show the commands, or one in detail.
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.NEUTRAL);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void helpsWithOneCommand() {
        ChatMessage message = HelpMessage.one(new CommandCatalogue(), Verb.PROMOTE);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        Help · promote
                        /replica promote <node> [at [date] hh:mm] [because …]: Plan to make a standby the primary, now or at a time (UTC); runs after approval.
                        Example:             /replica promote db2 because db1 has disk errors
                        At a time:           /replica promote db2 at 02:00 because new disks: everything is judged again when it begins
                        Checks:              docs/checks.md lists what must be true first; /replica plan promote db2 only looks
                        Old primary unseen:  /replica promote-unfenced db2 where nobody can prove that it is gone
                        Role:                operator
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.NEUTRAL);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    private static Proposal.Refused refused() {
        return new Proposal.Refused(
                new Intent.Promote("orders", "db2", ""),
                List.of(
                        Check.block(
                                "one-operation",
                                "request 40 (rebuild db2, asked by Bob) still runs on orders",
                                "wait for it"),
                        Check.unknown("primary-gone", "db1's host could not be asked", "repair the way to it")),
                List.of("/replica start db1", "/replica status orders"));
    }
}
