/** The clock: the only place that knows Quartz. */
package io.understudy.jobs;
