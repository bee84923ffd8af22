/** Proves backups without a server: sums, and every dump read to its end. */
package io.understudy.backup.verify;
