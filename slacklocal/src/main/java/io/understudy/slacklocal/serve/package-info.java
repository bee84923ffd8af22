/** The HTTP server that all parts of the local Slack hang their routes on. Threads are Jetty's. */
package io.understudy.slacklocal.serve;
