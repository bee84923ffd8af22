/** Logical backups: dump, check, keep. */
package io.understudy.backup;
