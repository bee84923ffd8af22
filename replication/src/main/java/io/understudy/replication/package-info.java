/** See, judge and change PostgreSQL replication. */
package io.understudy.replication;
