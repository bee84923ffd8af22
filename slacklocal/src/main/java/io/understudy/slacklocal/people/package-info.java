/**
 * Members who type, click, fill in modals and wait for answers. Makes the payloads that Slack documents for what they do.
 * Their methods may be called on any thread; those that take a time wait on the caller's.
 */
package io.understudy.slacklocal.people;
