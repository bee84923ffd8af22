/**
 * What one look found: records without judgement. Imports {@code cluster} only; no I/O, no threads.
 */
package io.understudy.replication.observe;
