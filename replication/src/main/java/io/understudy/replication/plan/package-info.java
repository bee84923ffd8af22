/**
 * What is to be done, decided before anything is touched: intents, checks, plans and their steps. Pure functions over
 * records. Imports {@code cluster}, {@code observe} and {@code diagnose}; sees neither hosts nor SQL; no threads.
 */
package io.understudy.replication.plan;
