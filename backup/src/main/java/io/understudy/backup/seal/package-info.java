/**
 * Encryption of backups with keys from files, in a format that other programs read too.
 *
 * <p>May import {@code settings}. No threads of its own; it never touches a file but keys.
 */
package io.understudy.backup.seal;
