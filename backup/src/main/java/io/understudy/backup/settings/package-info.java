/** How the backups of one cluster are made, kept, copied, tested and rehearsed: records only. */
package io.understudy.backup.settings;
