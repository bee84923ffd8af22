/**
 * What is wrong with a configured cluster before anything is done with it: machines, roles, versions, settings. Pure
 * functions from the answers of one examination to checks with remedies; the answers are asked by {@code inspect} and
 * {@code sql}.
 *
 * <p>Imports {@code cluster}, {@code observe}, {@code diagnose}, {@code plan}'s checks and {@code service}'s lines for sudo; no I/O, safe for every thread.
 */
package io.understudy.replication.check;
