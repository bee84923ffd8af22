package io.understudy.bot.slack.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SlackManifestTest {
    /** Of Slack's app manifest reference: each key that we have a use for, with the type of its value. */
    private static final Set<String> DOCUMENTED = Set.of(
            "display_information OBJECT",
            "display_information.name STRING",
            "display_information.description STRING",
            "features OBJECT",
            "features.bot_user OBJECT",
            "features.bot_user.display_name STRING",
            "features.bot_user.always_online BOOLEAN",
            "features.slash_commands ARRAY",
            "features.slash_commands[] OBJECT",
            "features.slash_commands[].command STRING",
            "features.slash_commands[].url STRING",
            "features.slash_commands[].description STRING",
            "features.slash_commands[].usage_hint STRING",
            "features.slash_commands[].should_escape BOOLEAN",
            "oauth_config OBJECT",
            "oauth_config.scopes OBJECT",
            "oauth_config.scopes.bot ARRAY",
            "oauth_config.scopes.bot[] STRING",
            "settings OBJECT",
            "settings.interactivity OBJECT",
            "settings.interactivity.is_enabled BOOLEAN",
            "settings.interactivity.request_url STRING",
            "settings.org_deploy_enabled BOOLEAN",
            "settings.socket_mode_enabled BOOLEAN",
            "settings.token_rotation_enabled BOOLEAN");

    /** Of the same page, in characters. */
    private static final Map<String, Integer> LONGEST = Map.of(
            "display_information.name", 35,
            "display_information.description", 140,
            "features.bot_user.display_name", 80,
            "features.slash_commands[].command", 32,
            "features.slash_commands[].description", 2000,
            "features.slash_commands[].usage_hint", 1000);

    private final JsonNode socket = new SlackManifest("Understudy", "/replica", Optional.empty()).toJson();
    private final JsonNode http = new SlackManifest(
                    "DB care (staging)", "/dbcare", Optional.of(URI.create("https://bot.example.org")))
            .toJson();

    @Test
    void hasOnlyKeysThatSlackDocumentsOfTheirTypesAndWithinTheirLengths() {
        assertThat(complaints(socket)).isEmpty();
        assertThat(complaints(http)).isEmpty();
    }

    @Test
    void asksForEveryScopeThatTheBotUsesAndForNoHistory() {
        List<String> scopes = new ArrayList<>();
        socket.at("/oauth_config/scopes/bot").forEach(scope -> scopes.add(scope.asText()));
        assertThat(scopes).isEqualTo(SlackScope.all()).doesNotHaveDuplicates();
        assertThat(scopes).contains("commands", "chat:write").noneMatch(scope -> scope.endsWith(":history"));
    }

    @Test
    void inSocketModeNothingHasAnAddress() {
        assertThat(socket.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
        assertThat(socket.at("/settings/interactivity/is_enabled").asBoolean()).isTrue();
        assertThat(socket.toString()).doesNotContain("url");
    }

    @Test
    void overHttpCommandsAndClicksGoToTheBotsAddress() {
        assertThat(http.at("/settings/socket_mode_enabled").asBoolean()).isFalse();
        assertThat(http.at("/features/slash_commands/0/url").asText())
                .isEqualTo("https://bot.example.org/slack/events")
                .isEqualTo(http.at("/settings/interactivity/request_url").asText());
    }

    @Test
    void theBotsNameHasOnlyLettersThatSlackTakes() {
        assertThat(http.at("/display_information/name").asText()).isEqualTo("DB care (staging)");
        assertThat(http.at("/features/bot_user/display_name").asText()).isEqualTo("db-care-staging-");
    }

    @Test
    void refusesWhatSlackWouldRefuse() {
        assertThatThrownBy(() -> new SlackManifest("x".repeat(36), "/replica", Optional.empty()))
                .hasMessageContaining("1 to 35 characters");
        assertThatThrownBy(() -> new SlackManifest("Understudy", "replica", Optional.empty()))
                .hasMessage("wanted a command such as /replica, found 'replica'");
        assertThatThrownBy(() -> new SlackManifest("Understudy", "/replica", Optional.of(URI.create("http://bot"))))
                .hasMessageContaining("wanted the https address", "http://bot");
    }

    private static List<String> complaints(JsonNode manifest) {
        List<String> complaints = new ArrayList<>();
        manifest.properties().forEach(field -> judge(field.getKey(), field.getValue(), complaints));
        return complaints;
    }

    private static void judge(String path, JsonNode node, List<String> complaints) {
        if (!DOCUMENTED.contains(path + " " + node.getNodeType())) {
            complaints.add("undocumented: " + path + " = " + node);
        }
        if (node.asText().length() > LONGEST.getOrDefault(path, Integer.MAX_VALUE)) {
            complaints.add("too long: " + path + " = " + node);
        }
        node.properties().forEach(field -> judge(path + "." + field.getKey(), field.getValue(), complaints));
        if (node.isArray()) {
            node.forEach(element -> judge(path + "[]", element, complaints));
        }
    }
}
