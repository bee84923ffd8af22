package io.understudy.bot.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.understudy.bot.web.ConsoleBrowser;
import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.LocalSlackSettings;
import io.understudy.slacklocal.workspace.Draft;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.OpenView;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.SharedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The local Slack's page in a real browser, with an app that keeps what comes. */
class SlackPageIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final LocalSlack slack = LocalSlack.start(LocalSlackSettings.defaults(Clock.systemUTC()));
    private final ConsoleBrowser browser = new ConsoleBrowser();
    private final KeepingApp app = new KeepingApp();
    private String ops;
    private Page page;

    @BeforeEach
    void furnish() throws IOException {
        slack.deliverTo(app.start());
        ops = slack.workspace()
                .channels()
                .create("ops", false, slack.workspace().app().botUser())
                .orElseThrow()
                .id();
        slack.member("alice");
        slack.member("bob");
    }

    @AfterEach
    void close() {
        browser.close();
        slack.close();
        app.close();
    }

    @Test
    void showsAMessageAsSlackDoesWithItsThreadItsFilesAndItsEdits() throws IOException {
        PostedMessage first = post(Optional.empty(), Optional.empty(), blocks());
        slack.workspace().messages().reword(new MessageRef(ops, first.ts()), "new words", blocks());
        picture(post(Optional.of(first.ts()), Optional.empty(), JSON.createArrayNode()));
        post(Optional.empty(), Optional.of(slack.member("bob").member().id()), JSON.createArrayNode());
        open(browser.desktop(), "alice");
        Locator message = page.locator("#messages > .message");
        assertThat(message).hasCount(1);
        assertThat(message.locator("h3")).hasText("demo · all is well <1 s>");
        assertThat(message.locator("b", new Locator.LocatorOptions().setHasText("db1")))
                .hasText("db1");
        assertThat(message.locator("pre")).hasText("pg_ctl *promote*");
        assertThat(message.locator("td").last()).hasText("0 B");
        assertThat(message.locator(".edited")).hasText("(edited)");
        assertThat(message.locator(".thread summary")).hasText("1 reply");
        assertThat(message.locator(".thread img")).hasAttribute("alt", "lag of db2: 3 s");
        photograph("slack-page");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("bob"))
                .click();
        assertThat(page.locator("#messages > .message.private")).containsText("Only visible to you");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void typesClicksAndFillsInAModalAsTheMemberWhoIsChosen() throws Exception {
        post(Optional.empty(), Optional.empty(), blocks());
        open(browser.phone(), "bob");
        page.locator("#text").fill("/replica status demo");
        page.keyboard().press("Enter");
        assertThat(app.next()).contains("command=%2Freplica", "text=status+demo", "user_name=bob");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve…"))
                .click();
        assertThat(app.interaction().at("/actions/0/value").asText()).isEqualTo("m1.b1");
        OpenView view =
                slack.workspace().views().open(slack.member("bob").member().id(), modal());
        page.getByLabel("Type demo").fill("demo");
        photograph("slack-page-phone");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve"))
                .click();
        JsonNode submission = app.interaction();
        assertThat(submission.at("/view/id").asText()).isEqualTo(view.id());
        assertThat(submission.at("/view/state/values/typed/text/value").asText())
                .isEqualTo("demo");
        assertThat(submission.at("/user/username").asText()).isEqualTo("bob");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    private void open(Page fresh, String member) {
        page = fresh;
        page.navigate(slack.pageUrl() + "#" + member + "/" + ops);
        assertThat(page.locator("#people [aria-pressed=true]")).hasText(member);
    }

    private PostedMessage post(Optional<String> thread, Optional<String> onlyFor, JsonNode blocks) {
        return slack.workspace()
                .messages()
                .post(new Draft(ops, thread, slack.workspace().app().botUser(), "words", blocks, onlyFor, List.of()));
    }

    /** A picture stands in a message of its own, as the Web API makes it. */
    private void picture(PostedMessage answer) {
        byte[] gif = "GIF89a".getBytes(StandardCharsets.US_ASCII);
        SharedFile file = slack.workspace().files().announce("lag.gif", gif.length, Optional.of("lag of db2: 3 s"));
        slack.workspace().files().fill(file.id(), gif);
        slack.workspace().messages().delete(new MessageRef(ops, answer.ts()));
        slack.workspace()
                .messages()
                .post(new Draft(
                        ops,
                        answer.threadTs(),
                        answer.user(),
                        "",
                        JSON.createArrayNode(),
                        Optional.empty(),
                        List.of(file.id())));
    }

    private void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "story", name + ".png")));
    }

    private static JsonNode blocks() throws IOException {
        return JSON.readTree("""
                [{"type": "header", "text": {"type": "plain_text", "text": "demo · all is well &lt;1 s&gt;"}},
                 {"type": "section", "text": {"type": "mrkdwn",
                   "text": "Primary *db1*, <!date^1784102400^{date_num} {time}|2026-07-15> `15.18`\\n```pg_ctl *promote*```"},
                  "fields": [{"type": "mrkdwn", "text": "*State*\\nstreaming"}, {"type": "mrkdwn", "text": "*Behind*\\n0 B"}]},
                 {"type": "table", "rows": [[{"type": "raw_text", "text": "db2"}, {"type": "raw_text", "text": "0 B"}]]},
                 {"type": "divider"},
                 {"type": "context", "elements": [{"type": "mrkdwn", "text": "checked 14:02:11 UTC by <@U1>"}]},
                 {"type": "actions", "block_id": "a", "elements": [
                  {"type": "button", "action_id": "understudy:0", "value": "m1.b1", "style": "primary",
                   "text": {"type": "plain_text", "text": "Approve…"}},
                  {"type": "button", "action_id": "understudy:1", "value": "m1.b2", "style": "danger",
                   "text": {"type": "plain_text", "text": "Reject"}}]}]""");
    }

    private static JsonNode modal() throws IOException {
        return JSON.readTree("""
                {"type": "modal", "callback_id": "understudy:typed", "private_metadata": "m1.b1",
                 "title": {"type": "plain_text", "text": "Promote db2"}, "submit": {"type": "plain_text", "text": "Approve"},
                 "close": {"type": "plain_text", "text": "Cancel"},
                 "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Up to *16 MB* may be lost."}},
                  {"type": "input", "block_id": "typed", "label": {"type": "plain_text", "text": "Type demo"},
                   "element": {"type": "plain_text_input", "action_id": "text"}}]}""");
    }
}
