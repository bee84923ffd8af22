/** Which backups may go, and their removal. Deciding is pure. */
package io.understudy.backup.keep;
