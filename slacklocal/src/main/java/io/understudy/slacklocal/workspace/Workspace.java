package io.understudy.slacklocal.workspace;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** The one workspace of the local Slack, with the app installed in it. */
public final class Workspace {
    private final Installation app;
    private final Changes changes = new Changes();
    private final Members members;
    private final Channels channels;
    private final Messages messages;
    private final Files files;
    private final Views views;
    private final Passes<String> triggers;
    private final Passes<Reply> responseUrls;
    private final Passes<String> tickets;

    public Workspace(Installation app, Ids ids, Clock clock) {
        this.app = app;
        this.members = new Members(ids, new Member(app.botUser(), "understudy", "Understudy", true));
        this.channels = new Channels(ids, clock, changes);
        this.messages = new Messages(new Stamps(clock), changes);
        this.files = new Files(ids);
        this.views = new Views(ids, changes);
        this.triggers = new Passes<>(clock, Duration.ofSeconds(3), 1, () -> trigger(ids));
        this.responseUrls = new Passes<>(clock, Duration.ofMinutes(30), 5, () -> ids.secret(24));
        this.tickets = new Passes<>(clock, Duration.ofSeconds(30), 1, () -> ids.secret(32));
    }

    public Installation app() {
        return app;
    }

    public Members members() {
        return members;
    }

    public Channels channels() {
        return channels;
    }

    public Messages messages() {
        return messages;
    }

    public Files files() {
        return files;
    }

    public Views views() {
        return views;
    }

    /** Trigger ids, each for the member who typed or clicked: one modal within three seconds. */
    public Passes<String> triggers() {
        return triggers;
    }

    /** The last part of response URLs ({@code /response/<code>}): five uses within thirty minutes. */
    public Passes<Reply> responseUrls() {
        return responseUrls;
    }

    /** Tickets of websocket addresses ({@code /link?ticket=<ticket>}), each for an app's id: one use within thirty seconds. */
    public Passes<String> tickets() {
        return tickets;
    }

    /** The listener hears of every change from now on, on the thread that made it. */
    public void onChange(Consumer<Change> listener) {
        changes.add(listener);
    }

    private static String trigger(Ids ids) {
        return ids.next("") + "." + ids.secret(12) + "." + ids.secret(32);
    }
}
