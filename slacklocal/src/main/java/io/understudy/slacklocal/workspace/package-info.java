/**
 * What is in the local Slack's one workspace: members, channels, messages, files, modals, tokens. Every class here may be
 * used from any thread; its records are snapshots. Whoever wants to know of changes listens at {@link
 * io.understudy.slacklocal.workspace.Workspace#onChange}.
 */
package io.understudy.slacklocal.workspace;
