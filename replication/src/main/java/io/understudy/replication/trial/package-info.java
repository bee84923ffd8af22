/**
 * The proof that replication works, by use: a mark is written on the primary and looked for on every standby. Imports
 * {@code sql} and {@code sweep}'s records; changes nothing but one small record in the WAL. The standbys are asked on the
 * threads {@code inspect-n}.
 */
package io.understudy.replication.trial;
