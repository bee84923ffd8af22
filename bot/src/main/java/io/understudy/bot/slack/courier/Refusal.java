package io.understudy.bot.slack.courier;

import java.util.Map;
import java.util.Set;

/** What a refusal of Slack's means for a message, by the words in the documentation of chat.postMessage and its like. */
enum Refusal {
    /** The token, its scopes or the workspace's rules: nothing gets through until somebody changes that. */
    LOCKED_OUT,
    /** The bot, or the person, is not where the message should stand. */
    NO_ENTRY,
    /** Nothing will be said in that channel any more. */
    CLOSED,
    /** There is no message to edit, or none that the bot may edit. */
    GONE,
    /** There is no thread, or nobody may answer in it. */
    NO_THREAD,
    /** The message is not built as Slack wants it. */
    MISSHAPEN,
    /** Trying again would change nothing. */
    POINTLESS;

    private static final Map<Refusal, Set<String>> WORDS = Map.of(
            LOCKED_OUT,
            Set.of(
                    "invalid_auth",
                    "not_authed",
                    "account_inactive",
                    "token_revoked",
                    "token_expired",
                    "missing_scope",
                    "no_permission",
                    "not_allowed_token_type",
                    "org_login_required",
                    "ekm_access_denied",
                    "access_denied",
                    "accesslimited",
                    "team_access_not_granted",
                    "two_factor_setup_required",
                    "enterprise_is_restricted",
                    "invalid_app_id"),
            NO_ENTRY,
            Set.of(
                    "channel_not_found",
                    "not_in_channel",
                    "user_not_in_channel",
                    "restricted_action",
                    "restricted_action_read_only_channel",
                    "restricted_action_thread_only_channel",
                    "messages_tab_disabled",
                    "cannot_dm_bot"),
            CLOSED,
            Set.of("is_archived", "is_inactive"),
            GONE,
            Set.of("message_not_found", "cant_update_message", "edit_window_closed"),
            NO_THREAD,
            Set.of(
                    "thread_not_found",
                    "cannot_reply_to_message",
                    "restricted_action_non_threadable_channel",
                    "restricted_action_thread_locked",
                    "invalid_thread_ts"),
            MISSHAPEN,
            Set.of(
                    "invalid_blocks",
                    "invalid_blocks_format",
                    "msg_too_long",
                    "msg_blocks_too_long",
                    "too_many_attachments",
                    "block_mismatch"));

    /** Words that Slack does not document, or adds one day, concern one message. */
    static Refusal of(String error) {
        return WORDS.entrySet().stream()
                .filter(one -> one.getValue().contains(error))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(POINTLESS);
    }
}
