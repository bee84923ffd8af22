/**
 * What observations mean: states, lags and named conditions. Pure functions over records. Imports {@code cluster} and
 * {@code observe}; sees neither hosts nor SQL; no threads.
 */
package io.understudy.replication.diagnose;
