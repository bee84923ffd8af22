/**
 * Which backups may go, and their removal; and catalogue and disk made to agree. Deciding is pure.
 *
 * <p>May import {@code catalogue}, {@code settings}, {@code folder} and {@code verify}. No threads of its own.
 */
package io.understudy.backup.keep;
