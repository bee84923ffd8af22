/**
 * The roles that Understudy uses inside PostgreSQL, each with the least it needs, as SQL.
 *
 * <p>Pure: imports the JDK only, touches nothing, safe for every thread.
 */
package io.understudy.replication.roles;
