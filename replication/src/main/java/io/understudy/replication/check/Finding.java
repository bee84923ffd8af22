package io.understudy.replication.check;

import io.understudy.replication.plan.Check;

/**
 * One answered check.
 *
 * @param subject whom it is about: a node's name, or the cluster's
 */
public record Finding(String subject, Check check) {}
