package io.understudy.bot.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.understudy.replication.host.Patience;
import java.nio.file.Path;
import java.time.Duration;

/** The console as a person uses it: reads the newest message, types, clicks, becomes somebody else. */
final class StoryPage {
    private static final Path PICTURES = Path.of("target", "story");
    private final Page page;

    private StoryPage(Page page) {
        this.page = page;
    }

    /** Opens the page by pasting a user's token. */
    static StoryPage logIn(Page page, String url, String token) {
        page.navigate(url);
        page.getByLabel("Token").fill(token);
        page.keyboard().press("Enter");
        assertThat(page.locator("#app")).isVisible();
        return new StoryPage(page);
    }

    void say(String command) {
        page.locator("#text").fill(command);
        page.locator("#text").press("Enter");
    }

    /** Types like somebody who lets the page complete what it offers first. */
    void sayWithCompletion(String beginning, String completed) {
        page.locator("#text").pressSequentially(beginning);
        assertThat(page.locator("#completions li").first()).isVisible();
        page.locator("#text").press("Tab");
        assertThat(page.locator("#text")).hasValue(completed);
        page.locator("#text").press("Enter");
    }

    /** Another one than before; waits for what that one sees, since a click on what is replaced just then is lost. */
    void become(String user) {
        page.waitForResponse(
                response -> response.url().contains("/api/v1/messages"),
                () -> page.locator("#users").getByText(user).click());
        assertThat(page.locator("#users [aria-pressed=true]")).hasText(user);
    }

    /** The one message whose title begins so; its text, once it contains what is awaited, is read by the caller. */
    Locator card(String title) {
        Locator cards = page.locator(".card")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h3").getByText(title, new Locator.GetByTextOptions().setExact(false))));
        return cards.last();
    }

    /** The newest message. */
    /** Every message whose card has this text, oldest first. */
    Locator cardsSaying(String text) {
        return page.locator(".card").filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator messagesSaying(String text) {
        return page.locator(".message").filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator newest() {
        return page.locator(".message").last();
    }

    void awaitText(Locator where, String text, Duration atMost) {
        assertThat(where).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout((double)
                        Patience.of(atMost).toMillis()));
    }

    Locator button(Locator card, String label) {
        return card.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    /** Keeps what the page shows as {@code NAME.png}. */
    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
