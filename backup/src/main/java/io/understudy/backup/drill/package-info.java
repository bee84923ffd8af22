/**
 * Rehearsed failovers on a copy that is cut off from everything.
 *
 * <p>Threads: everything runs on the caller's thread. The cluster itself is only read, by one base backup.
 */
package io.understudy.backup.drill;
