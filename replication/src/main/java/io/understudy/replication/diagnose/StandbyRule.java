package io.understudy.replication.diagnose;

import java.util.Optional;

/** One thing that can be wrong with a standby; empty when it is not. The rules are asked gravest first. */
interface StandbyRule {
    Optional<Finding> judge(StandbyCase standby);
}
