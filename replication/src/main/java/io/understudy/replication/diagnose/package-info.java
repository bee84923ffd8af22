/**
 * What observations mean: states, lags and named conditions. Pure functions over records; sees neither hosts nor SQL.
 */
package io.understudy.replication.diagnose;
