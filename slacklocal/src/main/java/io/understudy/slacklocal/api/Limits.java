package io.understudy.slacklocal.api;

/** Whether calls are counted, and too many of them answered with 429. */
public enum Limits {
    /** By docs.slack.dev/apis/web-api/rate-limits, with the bursts that it tolerates. */
    AS_DOCUMENTED,
    OFF
}
