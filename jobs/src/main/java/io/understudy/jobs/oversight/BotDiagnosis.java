package io.understudy.jobs.oversight;

import io.understudy.jobs.JobTrouble;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.watch.AlertBook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What keeps Understudy itself from noticing, or people from hearing of it. Kept among the bot's own troubles. */
public sealed interface BotDiagnosis extends Diagnosis {
    /** What keeps two of these apart, without numbers. */
    String subject();

    @Override
    default Alert alert() {
        return Alert.NOBODY_WATCHES;
    }

    @Override
    default String key() {
        return Diagnosis.keyOf(alert(), node(), subject());
    }

    @Override
    default String cluster() {
        return AlertBook.OF_THE_BOT;
    }

    @Override
    default Optional<String> node() {
        return Optional.empty();
    }

    @Override
    default Severity severity() {
        return Severity.CRITICAL;
    }

    /** Nobody announces work on the bot by a maintenance of a cluster. */
    @Override
    default boolean isExplainedByMaintenance() {
        return false;
    }

    /**
     * No check of a cluster has ended well for too long.
     *
     * @param unwatched the cluster
     * @param why what is known of the check: the rest of a sentence that begins with it
     */
    record ClusterUnwatched(String unwatched, List<String> nodes, Duration since, Optional<String> why)
            implements BotDiagnosis {
        public ClusterUnwatched {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String subject() {
            return "cluster " + unwatched;
        }

        @Override
        public String sentence() {
            return "Nobody watches " + unwatched + ": no check has ended well for " + since.toSeconds()
                    + " s, nothing is"
                    + " known of " + String.join(" and ", nodes)
                    + why.map(words -> "; its check " + words).orElse("") + ".";
        }

        @Override
        public String doFirst() {
            return "See what the check waits for: /replica jobs. Restarting Understudy is safe: operations go on.";
        }
    }

    /** A run of another job does not end. */
    record JobStuck(JobTrouble.Stuck trouble) implements BotDiagnosis {
        @Override
        public String subject() {
            return "job " + trouble.job();
        }

        @Override
        public String sentence() {
            return "The job '" + trouble.job() + "' " + trouble.words() + "; it will not run again before that ends.";
        }

        @Override
        public String doFirst() {
            return "See /replica jobs, and Understudy's log. Restarting Understudy is safe: operations go on.";
        }
    }

    /** The timetable would never have run a job again, and was put right. */
    record JobWasLost(JobTrouble.Freed trouble) implements BotDiagnosis {
        @Override
        public String subject() {
            return "job " + trouble.job();
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return "The job '" + trouble.job() + "' " + trouble.words() + ".";
        }

        @Override
        public String doFirst() {
            return "Nothing, unless it comes again: then Understudy's log tells why. See /replica jobs.";
        }
    }

    /**
     * The heartbeat does not get through: whoever waits for it will be alarmed, or is broken itself.
     *
     * @param reason the middle of a sentence
     */
    record HeartbeatFails(String reason) implements BotDiagnosis {
        @Override
        public String subject() {
            return "heartbeat";
        }

        @Override
        public String sentence() {
            return "Understudy's heartbeat has failed three times or more: " + reason
                    + ". If Understudy stops now, nobody outside will notice.";
        }

        @Override
        public String doFirst() {
            return "Check the address under heartbeat.url, and Understudy's way to it.";
        }
    }

    /** A chat platform does not show what was said. */
    record ChatDeaf(String platform, Instant since) implements BotDiagnosis {
        @Override
        public String subject() {
            return "chat " + platform;
        }

        @Override
        public String sentence() {
            return "What Understudy says has not reached " + platform + " since "
                    + DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).format(since.atOffset(ZoneOffset.UTC))
                    + ": people there read nothing new.";
        }

        @Override
        public String doFirst() {
            return "Check Understudy's way to it, and its credentials there; what waits is shown when it is back.";
        }
    }

    /** The webhook's receiver does not take what waits. */
    record SecondWayBlocked(int waiting, Duration oldest, String error) implements BotDiagnosis {
        @Override
        public String subject() {
            return "webhook";
        }

        /** Milder than what is told through it: it could not be told there. */
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return "The webhook has not taken " + (waiting == 1 ? "a message" : waiting + " messages") + " for "
                    + oldest.toMinutes() + " min: " + error + ".";
        }

        @Override
        public String doFirst() {
            return "Check the receiver at webhook.url; what waits is sent when it is back.";
        }
    }
}
