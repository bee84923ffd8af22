/**
 * What a row of looks at one node showed: since when values stand still, what began anew, what changed. Immutable records,
 * each made from the one before and the next look; bounded, whatever happens. Imports {@code cluster} and {@code observe}.
 */
package io.understudy.replication.diagnose.trend;
