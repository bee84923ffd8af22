/** Slack's published rules for blocks, messages and views, judged on JSON alone; pure. */
package io.understudy.slacklocal.rules;
