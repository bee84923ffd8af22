/**
 * A page that shows the workspace and lets one be any of its members: how people use the demo, and how we look at our own
 * messages. For this machine's browser only. Threads are Jetty's; the page asks anew a few times a second.
 */
package io.understudy.slacklocal.page;
