/**
 * The Web API's methods that Understudy uses, one class per family, as docs.slack.dev describes them. Requests come on
 * Jetty's threads; state is in the workspace.
 */
package io.understudy.slacklocal.api;
