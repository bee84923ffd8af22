/** How far long work is: one record that all of it tells. Imports nothing; no threads. */
package io.understudy.backup.progress;
