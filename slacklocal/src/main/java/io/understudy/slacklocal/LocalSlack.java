package io.understudy.slacklocal;

import io.understudy.slacklocal.api.WebApi;
import io.understudy.slacklocal.events.EventSender;
import io.understudy.slacklocal.events.SignedHttp;
import io.understudy.slacklocal.events.SocketMode;
import io.understudy.slacklocal.faults.Faults;
import io.understudy.slacklocal.page.Page;
import io.understudy.slacklocal.people.Participant;
import io.understudy.slacklocal.people.People;
import io.understudy.slacklocal.serve.Address;
import io.understudy.slacklocal.serve.Routes;
import io.understudy.slacklocal.serve.Server;
import io.understudy.slacklocal.workspace.Violation;
import io.understudy.slacklocal.workspace.Violations;
import io.understudy.slacklocal.workspace.Workspace;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** A Slack of this machine, listening from {@link #start} to {@link #close}. */
public final class LocalSlack implements AutoCloseable {
    private final Address address = new Address();
    private final Faults faults = new Faults();
    private final Violations violations;
    private final Workspace workspace;
    private final SocketMode sockets;
    private final EventSender events;
    private final People people;
    private final Clock clock;
    private final Server server;

    private LocalSlack(LocalSlackSettings settings) {
        this.violations = new Violations(settings.clock());
        this.workspace = new Workspace(settings.app(), settings.ids(), settings.clock());
        this.clock = settings.clock();
        this.sockets = new SocketMode(workspace, clock, violations);
        this.events = new EventSender(sockets, clock, violations);
        this.people = new People(workspace, events, address, clock);
        this.server = Server.start(settings.port(), address, parts(settings));
    }

    public static LocalSlack start(LocalSlackSettings settings) {
        return new LocalSlack(settings);
    }

    /** Where the methods are, such as {@code http://127.0.0.1:40123/api/}. */
    public URI apiUrl() {
        return address.at("/api/");
    }

    /** The page that shows the workspace, for a browser of this machine. */
    public URI pageUrl() {
        return address.at("/");
    }

    public Workspace workspace() {
        return workspace;
    }

    /** Whoever has this handle, to act and to look; somebody new if nobody has. */
    public Participant member(String handle) {
        return people.named(handle);
    }

    /** The app's websockets. */
    public SocketMode sockets() {
        return sockets;
    }

    /** What goes to the app: how fast it acknowledges, and what goes wrong on the way. */
    public EventSender events() {
        return events;
    }

    /** From now on events go to this request URL, signed, instead of over websockets. */
    public SignedHttp deliverTo(URI requestUrl) {
        SignedHttp http = new SignedHttp(requestUrl, workspace.app().signingSecret(), clock);
        events.goOver(http);
        return http;
    }

    /** What goes wrong on purpose in the Web API. */
    public Faults faults() {
        return faults;
    }

    /** What the app did against Slack's documentation, the oldest first; tests want this empty. */
    public List<Violation> violations() {
        return violations.all();
    }

    /** Forgets the violations that a test provoked on purpose. */
    public void forgiveViolations() {
        violations.clear();
    }

    @Override
    public void close() {
        faults.clear();
        events.close();
        server.close();
    }

    /** Everything that answers requests. */
    private List<Routes> parts(LocalSlackSettings settings) {
        return List.of(
                new WebApi(workspace, violations, faults, address, settings.clock(), settings.limits()),
                sockets,
                new Page(workspace, people));
    }
}
