package io.understudy.replication.diagnose;

import java.util.List;

/** One group of conditions of a standby beside its upstream; several may hold at once, unlike a state. */
interface StandbyCondition {
    List<Suspicion> judge(Followed standby);
}
