package io.understudy.bot.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.understudy.bot.web.ConsoleBrowser;
import io.understudy.replication.host.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's story as a person reads and clicks it. It photographs what it sees into {@code bot/target/story}; the README's
 * picture, {@code docs/console-status.png}, is a copy of the first photograph.
 */
class ConsoleStoryIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration ALERT = Duration.ofSeconds(5);
    private static final Duration CHANGE = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    private StoryPage page;
    private StoryPage phone;

    @Test
    @Tag("I1")
    @Tag("I9")
    @Tag("H2")
    @Tag("alert-16")
    @Tag("story-2")
    @Tag("story-11")
    @Tag("story-14")
    void aKilledPrimaryIsReplacedRebuiltAndGivenItsRoleBackInThePage() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (DemoProcess demo = DemoProcess.headless(temporary);
                ConsoleBrowser browser = new ConsoleBrowser()) {
            String alice = demo.user("alice").token();
            page = StoryPage.logIn(browser.page(1200, 800, ColorScheme.LIGHT), demo.url(), alice);
            phone = StoryPage.logIn(browser.phone(), demo.url(), alice);
            DemoNode db1 = demo.nodes().get(0);
            DemoNode db2 = demo.nodes().get(1);
            try (WritableNodes observer = new WritableNodes(demo.nodes())) {
                readsThatAllIsWell("db2 streams from db1", "console-status");
                isAlertedOf(db1);
                promotesAfterAnotherPersonsApproval(db2);
                rebuilds();
                switchesBackWithoutLosingACommit(demo.nodes(), db1, db2);
                readsThatAllIsWell("db2 streams from db1", "status-again");
                assertThat(observer.most()).isEqualTo(1);
                assertThat(observer.looks()).isGreaterThan(50);
            }
            // Before the login there is nobody, which the browser reports by itself.
            assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("401"));
        }
    }

    private void readsThatAllIsWell(String streaming, String picture) {
        Locator cards = page.cardsSaying("demo: all is well.");
        int before = cards.count();
        page.sayWithCompletion("/replica st", "/replica status ");
        Locator card = cards.nth(before);
        page.awaitText(card, "demo: all is well. " + streaming, SOON);
        assertThat(card).containsText("Good");
        assertThat(card).containsText("can catch up");
        assertThat(card).containsText(Pattern.compile("data (< )?[0-9.]+ s old"));
        pictures(picture);
    }

    private void isAlertedOf(DemoNode db1) {
        db1.killPostmaster();
        Locator alert =
                page.cardsSaying("CRITICAL demo has no primary: writes fail.").first();
        page.awaitText(alert, "CRITICAL demo has no primary: writes fail.", ALERT);
        assertThat(alert).containsText("Start it again first, it loses nothing");
        assertThat(page.button(alert, "Acknowledge")).isVisible();
        assertThat(page.button(alert, "Start db1…")).isVisible();
        pictures("alert");
        page.button(alert, "Promote db2…").click();
    }

    private void promotesAfterAnotherPersonsApproval(DemoNode db2) throws Exception {
        Locator preview = page.card("demo · failover · request 1");
        page.awaitText(preview, "Approval needed: promote db2 to primary of demo, since db1 is gone.", SOON);
        assertThat(preview).containsText("Asked by alice");
        assertThat(preview).containsText("Decision needed");
        assertThat(preview).containsText("B, read from the old primary's own WAL");
        assertThat(preview).containsText("16.8 MB");
        assertThat(preview).containsText("NO: point of no return");
        assertThat(preview).containsText("What db1 alone has is not in the new primary");
        pictures("preview");
        page.button(preview, "Approve").click();
        Locator refusal = page.cardsSaying("You asked for this; another approver decides.");
        page.awaitText(refusal, "You asked for this; another approver decides.", SOON);
        assertThat(page.messagesSaying("You asked for this; another approver decides."))
                .containsText("only you see this");
        pictures("refused");
        page.become("bob");
        page.button(preview, "Approve").click();
        page.awaitText(preview, "DONE in", CHANGE);
        assertThat(preview).containsText("a write committed on db2 on timeline 2");
        assertThat(preview).containsText("Approved by");
        pictures("promoted");
        db2.execute("CREATE TABLE after_the_failover AS SELECT 1 AS one");
    }

    private void rebuilds() {
        page.become("alice");
        page.say("/replica rebuild db1");
        Locator preview = page.card("request 2");
        page.awaitText(preview, "Approval needed: rebuild db1 as a standby of db2", SOON);
        pictures("rebuild-preview");
        page.become("bob");
        page.button(preview, "Approve").click();
        page.awaitText(preview, "DONE in", CHANGE);
        assertThat(preview).containsText("db1 streams from db2 on timeline 2");
        pictures("rebuilt");
    }

    private void switchesBackWithoutLosingACommit(List<DemoNode> nodes, DemoNode db1, DemoNode db2) throws Exception {
        try (CommittingWriter writer = new CommittingWriter(nodes, db2)) {
            page.become("alice");
            page.say("/replica promote db1");
            Locator preview = page.card("demo · switchover · request 3");
            page.awaitText(preview, "db2 becomes its standby", SOON);
            assertThat(preview).containsText("0 B: nothing can be lost");
            assertThat(preview).containsText("The last promotion was only");
            pictures("switchover-preview");
            page.become("bob");
            preview.locator("input").fill("demo");
            page.button(preview, "Approve").click();
            page.awaitText(preview, "RUNNING:", SOON);
            pictures("switchover-running");
            page.awaitText(preview, "DONE in", CHANGE);
            assertThat(preview).containsText("db2 streams from db1 on timeline 3");
            pictures("switched");
            int before = writer.acknowledged();
            Patience.await().until(() -> writer.acknowledged() > before + 10);
            assertThat(writer.missingOn(db1)).isEmpty();
            assertThat(db2.inRecovery()).isTrue();
        }
    }

    private void pictures(String name) {
        page.photograph(name);
        phone.photograph(name + "-phone");
    }
}
