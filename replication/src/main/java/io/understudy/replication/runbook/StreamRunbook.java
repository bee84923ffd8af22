package io.understudy.replication.runbook;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.diagnose.StandbyState.Standing;
import io.understudy.replication.logs.LogMessage;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.WalReceiver;
import io.understudy.replication.observe.WalSender;
import java.util.List;
import java.util.Optional;

/** A standby does not stream: which end, which link, which message; then wait, restart or rebuild. */
final class StreamRunbook implements Procedure {
    @Override
    public void follow(Case one, Notes notes) {
        Optional<String> standby = one.standby();
        if (standby.isEmpty()) {
            notes.add(
                    "Which standby it is about",
                    new Finding.Unknown("The cluster has no standby that could be asked."));
            return;
        }
        String name = standby.get();
        Optional<String> upstream = one.primaryName().filter(primary -> !primary.equals(name));
        Steps.server(one, notes, name);
        upstream.ifPresent(primary -> Steps.server(one, notes, primary));
        Optional<Boolean> open = upstream.flatMap(primary -> Steps.port(one, notes, name, primary));
        boolean streams = streams(one, name);
        bothEnds(one, notes, name, upstream);
        Optional<LogMessage> cause = Steps.log(one, notes, name, StreamCauses::concerns, streams);
        if (streams) {
            notes.add(
                    "What to do", new Finding.Fine(name + " streams again: nothing. A link that heals needs no help."));
            return;
        }
        Optional<Runbook> next =
                cause.flatMap(StreamCauses::leadsTo).or(() -> one.judged(name).flatMap(StreamRunbook::leadsTo));
        next.ifPresentOrElse(notes::leadsTo, () -> remedy(one, notes, name, cause, open));
    }

    static boolean streams(Case one, String standby) {
        return one.judged(standby)
                .filter(judged -> judged.state().standing() == Standing.WELL)
                .filter(judged ->
                        judged.seen() instanceof Standby seen && seen.receiver().isPresent())
                .isPresent();
    }

    /** By what the look found, where the log says nothing. */
    private static Optional<Runbook> leadsTo(AStandby judged) {
        return switch (judged.state()) {
            case SLOT_LOST, WAL_REMOVED -> Optional.of(Runbook.SLOT_LOST);
            case DIVERGED, TIMELINE_BEHIND -> Optional.of(Runbook.FORK);
            case PAUSED_BY_PARAMETER -> Optional.of(Runbook.PARAMETERS);
            case DOWN -> Optional.of(Runbook.DOWN);
            case LAGGING_REPLAY -> Optional.of(Runbook.APPLY);
            default -> Optional.empty();
        };
    }

    private static void bothEnds(Case one, Notes notes, String standby, Optional<String> upstream) {
        Finding finding = one.ask().look().finding(look -> {
            String receives = receives(look.view().of(standby));
            String sends = upstream.map(primary -> " "
                            + sends(
                                    look.view().of(primary),
                                    standby,
                                    one.spec(standby).slotName()))
                    .orElse(" Nobody is known to be primary.");
            return streams(one, standby) ? new Finding.Fine(receives + sends) : new Finding.Trouble(receives + sends);
        });
        notes.add("What both ends say of the stream", finding);
    }

    private static String receives(NodeObservation seen) {
        if (!(seen instanceof Standby standby)) {
            return seen.node() + " could not be asked as a standby.";
        }
        return standby.receiver()
                .map(receiver -> receives(standby, receiver))
                .orElse(standby.node() + " has no WAL receiver; it has WAL up to " + standby.have() + ".");
    }

    private static String receives(Standby standby, WalReceiver receiver) {
        return "%s receives from %s:%d (%s), and has WAL up to %s."
                .formatted(
                        standby.node(),
                        receiver.senderHost(),
                        receiver.senderPort(),
                        receiver.status(),
                        standby.have());
    }

    private static String sends(NodeObservation upstream, String standby, String slot) {
        if (upstream.server().isEmpty()) {
            return upstream.node() + " could not be asked.";
        }
        String sender = upstream.senders().stream()
                .filter(one -> one.applicationName().equals(standby))
                .findFirst()
                .flatMap(WalSender::state)
                .map(state -> " sends to it (" + state + ")")
                .orElse(" has no sender for it");
        List<Slot> slots =
                upstream.slots().stream().filter(one -> one.name().equals(slot)).toList();
        return upstream.node()
                + sender
                + slots.stream()
                        .findFirst()
                        .map(one -> "; its slot %s is %s, %s."
                                .formatted(
                                        slot, one.active() ? "active" : "inactive", SlotRunbook.words(one.walStatus())))
                        .orElse("; it has no slot " + slot + ".");
    }

    private static void remedy(
            Case one, Notes notes, String standby, Optional<LogMessage> cause, Optional<Boolean> open) {
        String title = "What to do";
        if (cause.filter(StreamCauses::needsRebuild).isPresent()) {
            notes.byHand(
                    title, "Rebuild " + standby + ": it cannot come back by itself.", one.command("rebuild", standby));
        } else if (open.filter(reached -> !reached).isPresent()) {
            notes.byHand(
                    title,
                    "Repair the way from %s to its upstream first. Then wait: a healed link recovers within seconds."
                            .formatted(standby));
        } else {
            notes.byHand(
                    title,
                    "%sThen wait 30 s: it tries again every 5 s. If it stays, restart %s; rebuild it only if that fails."
                            .formatted(
                                    cause.map(LogMessage::remedy)
                                            .filter(text -> !text.isEmpty())
                                            .map(StreamRunbook::sentence)
                                            .orElse(""),
                                    standby),
                    one.command("restart", standby),
                    one.command("rebuild", standby));
        }
    }

    private static String sentence(String remedy) {
        return Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1) + ". ";
    }
}
