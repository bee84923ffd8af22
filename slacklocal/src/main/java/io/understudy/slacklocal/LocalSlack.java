package io.understudy.slacklocal;

import io.understudy.slacklocal.api.WebApi;
import io.understudy.slacklocal.faults.Faults;
import io.understudy.slacklocal.serve.Address;
import io.understudy.slacklocal.serve.Routes;
import io.understudy.slacklocal.serve.Server;
import io.understudy.slacklocal.workspace.Violation;
import io.understudy.slacklocal.workspace.Violations;
import io.understudy.slacklocal.workspace.Workspace;
import java.net.URI;
import java.util.List;

/** A Slack of this machine, listening from {@link #start} to {@link #close}. */
public final class LocalSlack implements AutoCloseable {
    private final Address address = new Address();
    private final Faults faults = new Faults();
    private final Violations violations;
    private final Workspace workspace;
    private final Server server;

    private LocalSlack(LocalSlackSettings settings) {
        this.violations = new Violations(settings.clock());
        this.workspace = new Workspace(settings.app(), settings.ids(), settings.clock());
        this.server = Server.start(settings.port(), address, parts(settings));
    }

    public static LocalSlack start(LocalSlackSettings settings) {
        return new LocalSlack(settings);
    }

    /** Where the methods are, such as {@code http://127.0.0.1:40123/api/}. */
    public URI apiUrl() {
        return address.at("/api/");
    }

    public Workspace workspace() {
        return workspace;
    }

    /** What goes wrong on purpose. */
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
        server.close();
    }

    /** Everything that answers requests. */
    private List<Routes> parts(LocalSlackSettings settings) {
        return List.of(new WebApi(workspace, violations, faults, address, settings.clock(), settings.limits()));
    }
}
