/**
 * What Slack tells the app, and how: over Socket Mode's websocket or by signed HTTP requests, with the 3 seconds that an
 * app has to acknowledge, what is delivered again, and what goes wrong on the way. Knows payloads as JSON only, not what
 * they mean. May be called on any thread.
 */
package io.understudy.slacklocal.events;
