/**
 * What the bot remembers, behind the other modules' ports, in one SQLite file. {@link io.understudy.store.Store} opens
 * it; one class per port. May import {@code replication}, {@code backup} and {@code commands}; nobody but the wiring
 * imports it.
 *
 * <p>Threads: every port may be called from any thread. Writers queue for the one writing connection, a transaction each;
 * readers queue for a second connection, which sees whole transactions only and never waits for a disk sync.
 */
package io.understudy.store;
