/** What is wrong with backups, from their catalogue alone; pure. */
package io.understudy.backup.judge;
