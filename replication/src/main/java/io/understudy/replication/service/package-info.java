/**
 * How a PostgreSQL server is started, stopped and kept from starting on its machine, by the kind of its installation.
 * Imports {@code cluster}, {@code observe} and {@code host}; called on the cluster's operation thread.
 */
package io.understudy.replication.service;
