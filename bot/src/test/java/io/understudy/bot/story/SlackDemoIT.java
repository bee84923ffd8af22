package io.understudy.bot.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.understudy.bot.web.ConsoleBrowser;
import io.understudy.replication.host.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code understudy demo --slack-local}, used by hand in its page. */
class SlackDemoIT {
    @TempDir
    Path temporary;

    private Page page;

    /** The servers run as another user when the test is root. */
    @BeforeEach
    void letTheServersUserIn() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void aliceAsksForAPromotionInSlackAndBobApprovesIt() throws Exception {
        try (DemoProcess demo = DemoProcess.headless(temporary, "--slack-local");
                ConsoleBrowser browser = new ConsoleBrowser()) {
            page = browser.desktop();
            page.navigate(demo.facts().at("/slack/page").asText() + "#alice");
            say("/replica status");
            awaits(message("all is well"));
            photograph("slack-status");
            say("/replica promote db2");
            Locator preview = message("Approve");
            awaits(preview);
            photograph("slack-preview");
            click(preview, "Approve");
            awaits(page.locator(".message.private").last());
            photograph("slack-refused");
            become("bob");
            click(message("Approve"), "Approve");
            awaits(message("DONE in"));
            awaits(message("request 1 · COMPLETED"));
            photograph("slack-done");
            photographOnAPhone(browser, demo);
            assertThat(browser.complaints()).isEmpty();
            assertThat(demo.terminate()).isZero();
        }
    }

    private void say(String command) {
        page.locator("#text").fill(command);
        page.locator("#text").press("Enter");
    }

    private void become(String member) {
        Locator button = page.locator("#people").getByText(member);
        button.click();
        assertThat(button).hasAttribute("aria-pressed", "true");
    }

    private Locator message(String words) {
        return page.locator("#messages > .message")
                .filter(new Locator.FilterOptions().setHasText(words))
                .last();
    }

    private static void awaits(Locator wanted) {
        assertThat(wanted).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout((double)
                        Patience.of(Duration.ofSeconds(40)).toMillis()));
    }

    private static void click(Locator message, String label) {
        message.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label))
                .first()
                .click();
    }

    private void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "story", name + ".png")));
    }

    private void photographOnAPhone(ConsoleBrowser browser, DemoProcess demo) throws IOException {
        page = browser.phone();
        page.navigate(demo.facts().at("/slack/page").asText() + "#bob");
        awaits(message("DONE in"));
        photograph("slack-done-phone");
    }
}
