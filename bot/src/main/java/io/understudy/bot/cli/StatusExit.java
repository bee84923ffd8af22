package io.understudy.bot.cli;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.watch.StatusReport;
import java.util.Comparator;
import java.util.List;

/** What a shell or a monitoring system gets, mildest first; the order decides among several clusters. */
enum StatusExit {
    HEALTHY(0),
    DEGRADED(1),
    UNKNOWN(3),
    CRITICAL(2);

    private final int code;

    StatusExit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static StatusExit of(ClusterState state) {
        return switch (state) {
            case HEALTHY -> HEALTHY;
            case DEGRADED -> DEGRADED;
            case NO_PRIMARY, SPLIT_BRAIN -> CRITICAL;
            case BOT_CUT_OFF, UNKNOWN -> UNKNOWN;
        };
    }

    /** The worst of all; of at least one report. */
    static StatusExit of(List<StatusReport> reports) {
        return reports.stream()
                .map(report -> of(report.assessment().state()))
                .max(Comparator.naturalOrder())
                .orElse(UNKNOWN);
    }
}
