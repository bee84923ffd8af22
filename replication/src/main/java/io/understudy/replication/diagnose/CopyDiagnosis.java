package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Times;
import io.understudy.replication.observe.Copies.Copy;
import java.time.Duration;
import java.util.Optional;

/** Base backups that stand still. */
public sealed interface CopyDiagnosis extends Diagnosis {
    @Override
    default Alert alert() {
        return Alert.COPY_STALLED;
    }

    /**
     * A base backup sends nothing.
     *
     * @param source the server that it copies
     * @param still how long it has not moved
     */
    record CopyStalled(String cluster, String source, Copy copy, Duration still) implements CopyDiagnosis {
        @Override
        public Optional<String> node() {
            return Optional.of(source);
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            String sent = copy.totalBytes().isPresent()
                    ? Bytes.wordsOf(copy.streamedBytes(), copy.totalBytes().getAsLong())
                    : Bytes.words(copy.streamedBytes());
            return "%s: the base backup of %s by %s has not moved for %s: %s, %s sent."
                    .formatted(cluster, source, client(), Times.words(still), copy.phase(), sent);
        }

        private String client() {
            return copy.client().isBlank() ? "process " + copy.pid() : copy.client();
        }

        @Override
        public String doFirst() {
            if (copy.awaitsCheckpoint()) {
                return "It waits for a checkpoint, nothing is broken. Run CHECKPOINT on " + source
                        + ", or begin it anew with --checkpoint=fast.";
            }
            return "See whether " + client() + " still reads and its disk has room. Only if it is gone, on " + source
                    + ": SELECT pg_terminate_backend(" + copy.pid() + ").";
        }
    }
}
