/** A cluster with everything that cares for it, in one record, and how that is put together. */
package io.understudy.replication.care;
