/**
 * How each kind of step is done, and how it is seen whether it was done. The only code that changes a cluster; runs on
 * {@code operation-<cluster>} threads. Imports {@code host}, {@code sql}, {@code inspect}, {@code service}.
 */
package io.understudy.replication.perform;
