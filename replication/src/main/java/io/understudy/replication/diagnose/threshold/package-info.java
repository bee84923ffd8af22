/**
 * The operator's thresholds, one record for each topic, with the defaults that {@code docs/alerts.md} names. Records only;
 * imports none of ours.
 */
package io.understudy.replication.diagnose.threshold;
