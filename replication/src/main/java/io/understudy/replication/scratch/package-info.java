/**
 * Throwaway PostgreSQL servers in a temporary directory: what the demo, restore tests, drills and the test suite stand
 * on. {@link io.understudy.replication.scratch.ScratchSite} is the directory, {@link
 * io.understudy.replication.scratch.ScratchServer} one server in it, {@link
 * io.understudy.replication.scratch.ScratchPair} a primary with its streaming standby and the roles that Understudy uses.
 *
 * <p>Listens on loopback and on free ports only, and knows no cluster but its own. Needs PostgreSQL 12 or newer.
 *
 * <p>May import {@code replication.host} and {@code replication.roles}. Threads: has none; one server is to be used by
 * one thread at a time.
 */
package io.understudy.replication.scratch;
