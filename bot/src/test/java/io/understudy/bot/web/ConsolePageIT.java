package io.understudy.bot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsolePageIT {
    private static final String ONE_PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
    private static ConsoleBrowser browser;
    private final ConsoleFixture fixture = new ConsoleFixture(true);

    @BeforeAll
    static void openBrowser() {
        browser = new ConsoleBrowser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void theLoginLinkOpensThePageAndLeavesTheAddressBar() {
        Page page = enter(browser.desktop());
        assertThat(page).hasURL(fixture.url() + "/");
        assertThat(page.locator("#empty")).containsText("/replica promote db2");
        assertThat(page.locator("#roles")).hasText("viewer · operator");
        page.reload();
        assertThat(page.locator("#empty")).isVisible();
        page.getByText("Log out").click();
        assertThat(page.locator("#login")).isVisible();
    }

    @Test
    void aTypedCommandIsCompletedByTheKeyboardAndAnswered() {
        Page page = enter(browser.desktop());
        Locator text = page.locator("#text");
        text.pressSequentially("/rep");
        assertThat(page.locator("#completions li")).hasCount(6);
        assertThat(text).hasAttribute("aria-activedescendant", "completion-0");
        text.press("ArrowDown");
        text.press("Enter");
        assertThat(text).hasValue("/replica promote ");
        assertThat(page.locator("#hint"))
                .hasText("/replica promote <node> · Make a standby the primary, after approval");
        text.fill("");
        text.pressSequentially("/replica st");
        text.press("Tab");
        assertThat(text).hasValue("/replica status ");
        text.press("Enter");
        assertThat(page.locator(".said")).hasText("/replica status");
        assertThat(page.locator(".card .lead"))
                .hasText("demo: all is well. db2 streams from db1, 0 B behind, checked 14:02:11 UTC.");
        assertThat(page.locator(".tone")).hasText("Good");
        assertThat(page.getByRole(AriaRole.TABLE)).containsText("16 kB of 10 GB");
        text.press("ArrowUp");
        assertThat(text).hasValue("/replica status");
    }

    @Test
    void escapeClosesTheListAndKeepsWhatWasTyped() {
        Page page = enter(browser.desktop());
        page.locator("#text").pressSequentially("/replica b");
        assertThat(page.locator("#completions")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#completions")).isHidden();
        assertThat(page.locator("#text")).hasValue("/replica b");
    }

    @Test
    void aMessageIsEditedInPlaceAndReloadKeepsTheHistory() {
        Page page = enter(browser.desktop());
        fixture.post("rebuild", Samples.running(10));
        fixture.post("later", ChatMessage.plain("", "Something else.", Tone.NEUTRAL));
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "10");
        fixture.post("rebuild", Samples.running(64));
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "64");
        assertThat(page.locator(".message")).hasCount(2);
        assertThat(page.locator(".message").first()).containsText("64 % 92.4 of 181 GB");
        page.reload();
        assertThat(page.locator(".message")).hasCount(2);
        assertThat(page.locator(".message").first()).containsText("64 % 92.4 of 181 GB");
        assertThat(page.locator(".message").last()).containsText("Something else.");
    }

    @Test
    void anEditKeepsTypedTextAndFocus() {
        Page page = enter(browser.desktop());
        fixture.post("ask", asking("first wording"));
        Locator field = page.locator(".field input");
        field.pressSequentially("half a sen");
        fixture.post("ask", asking("second wording"));
        assertThat(page.locator(".lead")).hasText("second wording");
        assertThat(field).isFocused();
        field.pressSequentially("tence");
        assertThat(field).hasValue("half a sentence");
    }

    @Test
    void theLagPictureIsLive() {
        Page page = enter(browser.desktop());
        fixture.post(
                "lag",
                new ChatMessage(
                        "demo · lag",
                        "db2 is 43.2 kB behind.",
                        Tone.NEUTRAL,
                        List.of(new Part.Picture(
                                "db2 is 43.2 kB behind",
                                ONE_PIXEL,
                                Optional.of(new Part.Picture.LiveLag("demo", 3_600)))),
                        List.of(),
                        ChatMessage.Phase.FINAL));
        assertThat(page.locator(".lag figcaption")).containsText("db2: 43.2 kB");
        assertThat(page.getByRole(
                        AriaRole.IMG,
                        new Page.GetByRoleOptions().setName("demo: db2 43.2 kB behind, db3 900 kB behind")))
                .isVisible();
        assertThat(page.locator(".lag path.s1:not(.received)")).hasAttribute("d", Pattern.compile("M[^M]+M[^M]+"));
        fixture.lagBytes = 2_000_000;
        assertThat(page.locator(".lag figcaption")).containsText("db2: 2 MB");
    }

    @Test
    void aPromotionIsRefusedToItsAskerAndApprovedByAnother() {
        Page page = enter(browser.desktop());
        say(page, "/replica promote db2");
        button(page, "Approve").click();
        assertThat(page.locator(".message").last()).containsText("You asked for this; another approver decides.");
        assertThat(page.locator(".message").last()).containsText("only you see this");
        page.locator("#users").getByText("Bob Carter").click();
        assertThat(page.locator("#roles")).hasText("viewer · approver");
        assertThat(page.locator("#stream")).not().containsText("another approver decides");
        button(page, "Approve").click();
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "40");
        assertThat(button(page, "Approve")).hasCount(0);
        assertThat(page.locator(".tone")).hasText("In progress");
    }

    @Test
    void theTextBesideTheButtonsGoesWithTheClick() {
        Page page = enter(browser.desktop());
        say(page, "/replica promote db2");
        page.getByLabel("Why not?").fill("wait for the evening");
        button(page, "Reject").press("Enter");
        assertThat(page.locator(".card .lead")).hasText("Rejected by Alice Baker: wait for the evening");
    }

    @Test
    void aFileIsDownloadedAsItWasWritten() throws IOException {
        Page page = enter(browser.desktop());
        String report = "# Incident 7\n\n- 14:02 <b>db2</b> hält nicht mit\n";
        fixture.post(
                "report",
                new ChatMessage(
                        "Report",
                        "The report of incident 7.",
                        Tone.NEUTRAL,
                        List.of(new Part.File("incident-7.md", "text/markdown", report, "What happened, 3 lines")),
                        List.of(),
                        Phase.FINAL));
        assertThat(page.locator(".file")).containsText("What happened, 3 lines");
        Download download = page.waitForDownload(
                () -> page.getByText("Download incident-7.md").click());
        assertThat(download.suggestedFilename()).isEqualTo("incident-7.md");
        assertThat(Files.readString(download.path())).isEqualTo(report);
    }

    @Test
    void hostileTextIsShownAndDoesNothing() {
        String hostile = "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script>";
        Page page = enter(browser.desktop());
        fixture.post(
                "hostile",
                new ChatMessage(
                        hostile,
                        hostile,
                        Tone.NEUTRAL,
                        List.of(
                                new Part.Facts(List.of(new Part.Facts.Fact(hostile, hostile))),
                                new Part.Table(List.of(hostile), List.of(List.of(hostile))),
                                new Part.Code(hostile, hostile),
                                new Part.Picture(hostile, "x\" onerror=\"document.title='pwned'"),
                                new Part.File(hostile, "text/html", hostile, hostile),
                                new Part.Input(hostile, hostile)),
                        List.of(),
                        Phase.FINAL));
        assertThat(page.locator(".message h3")).hasText(hostile);
        assertThat(page.locator(".message dd")).hasText(hostile);
        assertThat(page.locator(".message td")).hasText(hostile);
        assertThat(page.locator(".message script")).hasCount(0);
        assertThat(page.locator(".message img")).hasCount(2);
        assertThat(page).hasTitle("Understudy");
        assertThat(browser.complaints()).noneMatch(text -> text.contains("Content Security Policy"));
    }

    @Test
    void aPhoneNeverScrollsSideways() {
        Page page = enter(browser.phone());
        say(page, "/replica status");
        say(page, "/replica promote db2");
        fixture.post("alert", Samples.alert());
        fixture.post("long", ChatMessage.plain("", "x".repeat(400), Tone.NEUTRAL));
        assertThat(page.locator(".message")).hasCount(6);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(page.evaluate("scroller.scrollWidth <= scroller.clientWidth"))
                .isEqualTo(true);
        Object small = page.evaluate("[...document.querySelectorAll('.card button, #composer button, #users button,"
                + " #text')].filter(one => one.getBoundingClientRect().height < 44).length");
        assertThat(small).isEqualTo(0);
    }

    @Test
    void aMessageLongerThanTheWindowIsReadFromItsBeginning() {
        Page page = enter(browser.phone());
        say(page, "/replica status");
        assertThat(page.locator(".card .lead")).containsText("all is well");
        List<List<String>> rows =
                IntStream.range(0, 60).mapToObj(n -> List.of("step " + n, "–")).toList();
        fixture.post(
                "long",
                new ChatMessage(
                        "A long plan",
                        "Read me first.",
                        Tone.NEUTRAL,
                        List.of(new Part.Table(List.of("What", "Found"), rows)),
                        List.of(),
                        Phase.FINAL));
        assertThat(page.locator(".lead").getByText("Read me first.")).isInViewport();
        assertThat(page.getByText("step 59")).not().isInViewport();
        // What says nothing takes no room on a phone.
        assertThat(page.locator("td.nothing").first()).isHidden();
        fixture.post("later", ChatMessage.plain("", "And this.", Tone.NEUTRAL));
        assertThat(page.locator(".lead").getByText("And this.")).isInViewport();
    }

    @Test
    void aReplyNamesWhatItAnswersAndLeadsThere() {
        Page page = enter(browser.desktop());
        String parent = fixture.post("operation/41", Samples.running(99)).id();
        IntStream.range(0, 30)
                .forEach(n -> fixture.post("note/" + n, ChatMessage.plain("", "note " + n, Tone.NEUTRAL)));
        Place below = new Place("demo", Optional.of(parent), Optional.empty());
        fixture.board.put(Draft.announcement("done", below, ChatMessage.plain("", "Done.", Tone.GOOD)));
        Locator reference = page.getByText("Reply to Rebuild db1 from db2 · step 2 of 5");
        reference.click();
        assertThat(page.locator("#m-" + parent)).isFocused();
        assertThat(page.locator("#m-" + parent)).isInViewport();
    }

    @Test
    void aLostConnectionIsSaidAndComesBackByItself() {
        Page page = enter(browser.desktop());
        int port = fixture.console.port();
        assertThat(page.locator("#connection-word")).hasText("Live");
        fixture.close();
        assertThat(page.locator("#banner")).containsText("Connection lost");
        try (ConsoleFixture again = new ConsoleFixture(true, port)) {
            assertThat(page.locator("#connection-word")).hasText("Live");
            again.post("back", ChatMessage.plain("", "Here again.", Tone.GOOD));
            assertThat(page.locator(".message")).containsText("Here again.");
        }
    }

    @Test
    void aUsedLoginLinkIsExplainedAndATokenLogsIn() {
        String link = fixture.console.loginLink("alice").toString();
        Page first = browser.desktop();
        first.navigate(link);
        assertThat(first.locator("#app")).isVisible();
        Page second = browser.desktop();
        second.navigate(link);
        assertThat(second.locator("#login-error")).containsText("its login link was used before");
        second.getByLabel("Token").fill(ConsoleFixture.BOB);
        second.keyboard().press("Enter");
        assertThat(second.locator("#roles")).hasText("viewer · approver");
    }

    @Test
    void everyTabBecomesTheUserThatOneTabBecame() {
        Page page = enter(browser.desktop());
        Page other = page.context().newPage();
        other.navigate(fixture.url());
        assertThat(other.locator("#users [aria-pressed=true]")).hasText("Alice Baker");
        page.locator("#users").getByText("Bob Carter").click();
        assertThat(other.locator("#users [aria-pressed=true]")).hasText("Bob Carter");
    }

    private Page enter(Page page) {
        page.navigate(fixture.console.loginLink("alice").toString());
        assertThat(page.locator("#app")).isVisible();
        return page;
    }

    private static void say(Page page, String command) {
        page.locator("#text").fill(command);
        page.locator("#text").press("Enter");
        assertThat(page.locator("#stream")).containsText(command);
    }

    private static Locator button(Page page, String label) {
        return page.locator(".card").getByText(label, new Locator.GetByTextOptions().setExact(true));
    }

    private static ChatMessage asking(String wording) {
        return new ChatMessage(
                "", wording, Tone.NEUTRAL, List.of(new Part.Input("Reason", "")), List.of(), Phase.AWAITING_DECISION);
    }
}
