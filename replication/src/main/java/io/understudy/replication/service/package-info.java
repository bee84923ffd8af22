/**
 * How a PostgreSQL server is started and stopped on its machine, by the kind of its installation. Imports {@code cluster}
 * and {@code host}; called on the cluster's operation thread.
 */
package io.understudy.replication.service;
