/**
 * What is to be done, decided before anything is touched: intents, checks, plans and their steps. Pure functions over
 * records; sees neither hosts nor SQL.
 */
package io.understudy.replication.plan;
