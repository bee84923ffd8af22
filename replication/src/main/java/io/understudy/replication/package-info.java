/**
 * See, judge and change PostgreSQL replication: observe, diagnose, plan, approve, perform, verify.
 *
 * <p>Imports none of the other modules. Judging ({@code diagnose}) and planning ({@code plan}) are pure functions over
 * records; only {@code host}, {@code sql}, {@code inspect} and {@code perform} touch the world. Each package says on which
 * threads it runs; {@code care} owns them.
 */
package io.understudy.replication;
