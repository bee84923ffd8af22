package io.understudy.bot.slack.inbound;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.parse.Harmless;
import io.understudy.replication.operate.Person;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom Slack says that a request is from.
 *
 * @param teams the workspace that it comes from and that of its sender, which differ in channels shared with others
 * @param app the app that it is for; empty if it does not say
 * @param user id of the sender; empty if nobody did it
 * @param name as people read it; says nothing about who it is
 */
record Origin(List<String> teams, Optional<String> app, String user, String name) {
    private static final int LONGEST_NAME = 40;

    static Origin of(Request<?> request) {
        if (request instanceof SlashCommandRequest command) {
            SlashCommandPayload payload = command.getPayload();
            return of(payload.getTeamId(), null, payload.getApiAppId(), payload.getUserId(), payload.getUserName());
        }
        if (request instanceof BlockActionRequest action) {
            BlockActionPayload payload = action.getPayload();
            BlockActionPayload.User user = payload.getUser();
            String team = payload.getTeam() == null ? null : payload.getTeam().getId();
            return of(
                    team,
                    user.getTeamId(),
                    payload.getApiAppId(),
                    user.getId(),
                    name(user.getName(), user.getUsername()));
        }
        if (request instanceof ViewSubmissionRequest submission) {
            ViewSubmissionPayload payload = submission.getPayload();
            ViewSubmissionPayload.User user = payload.getUser();
            String team = payload.getTeam() == null ? null : payload.getTeam().getId();
            return of(
                    team,
                    user.getTeamId(),
                    payload.getApiAppId(),
                    user.getId(),
                    name(user.getName(), user.getUsername()));
        }
        return of(
                request.getContext().getTeamId(),
                null,
                null,
                request.getContext().getRequestUserId(),
                null);
    }

    private static Origin of(String team, String usersTeam, String app, String user, String name) {
        return new Origin(
                Stream.of(team, usersTeam)
                        .flatMap(Stream::ofNullable)
                        .distinct()
                        .toList(),
                Optional.ofNullable(app),
                Objects.requireNonNullElse(user, ""),
                Harmless.shortened(Objects.requireNonNullElse(name, ""), LONGEST_NAME));
    }

    private static String name(String name, String username) {
        return name == null ? username : name;
    }

    /** Whether all of it is of this workspace. */
    boolean isOf(String team) {
        return !teams.isEmpty() && teams.stream().allMatch(team::equals);
    }

    /** The sender as a member of the workspace. */
    Person person() {
        try {
            return new SlackMember(teams.isEmpty() ? "" : teams.get(0), user).person(name.isBlank() ? user : name);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(e.getMessage(), e);
        }
    }

    /** For the audit: whatever stands there, never believed. */
    Person claimed() {
        String id = Harmless.echo(String.join("+", teams) + "/" + user);
        return new Person(SlackMember.PLATFORM, id, name.isBlank() ? id : name);
    }
}
