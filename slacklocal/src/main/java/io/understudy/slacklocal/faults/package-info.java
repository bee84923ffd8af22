/** What goes wrong on purpose: tests script faults of the Web API here. Usable from any thread. */
package io.understudy.slacklocal.faults;
