/** A real pair of servers with the whole care around it, and what is remembered kept in memory: for tests. */
package io.understudy.replication.theatre;
