/**
 * A Slack of this machine: the Web API's methods that Understudy uses, Socket Mode, signed requests, and people who type
 * and click. Written from Slack's public documentation and strict where Slack is: unknown fields, limits, missing scopes
 * and late acknowledgements are refused and kept. Knows nothing of the rest of Understudy and of Slack's own libraries.
 */
package io.understudy.slacklocal;
