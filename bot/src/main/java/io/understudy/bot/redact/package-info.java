/**
 * Keeps secrets out of what is written down: the log, the chat, the audit. A net below the rule that secrets travel as
 * {@code Secret}, which never shows itself.
 *
 * <p>May import {@code commands} and Logback. Safe for any thread.
 */
package io.understudy.bot.redact;
