package io.understudy.commands.desk;

import io.understudy.commands.access.Role;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Invocation;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A command that was understood and allowed.
 *
 * @param roles of the person who asks
 * @param meanwhile shows that it is worked on; the final answer edits what it showed
 */
record Asked(Invocation invocation, Set<Role> roles, Consumer<ChatMessage> meanwhile) {}
