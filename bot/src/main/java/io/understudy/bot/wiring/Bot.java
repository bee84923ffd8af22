package io.understudy.bot.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.understudy.bot.backup.BackupCare;
import io.understudy.bot.redact.RedactedLog;
import io.understudy.bot.redact.Redaction;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.slack.people.SlackGroups;
import io.understudy.bot.web.WebConsole;
import io.understudy.commands.desk.CommandDesk;
import io.understudy.jobs.Timetable;
import io.understudy.replication.operate.Desk;
import io.understudy.store.Store;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The running bot: started and stopped in the right order. */
@Singleton
public final class Bot implements AutoCloseable {
    private final Store store;
    private final Clusters clusters;
    private final BackupCare backups;
    private final CommandDesk commands;
    private final Timetable timetable;
    private final Oversight oversight;
    private final WebConsole console;
    private final Optional<SlackPresence> slack;
    private final SlackGroups slackGroups;
    private final BothWays incidents;

    @Inject
    Bot(
            Store store,
            Clusters clusters,
            BackupCare backups,
            CommandDesk commands,
            Timetable timetable,
            BothWays incidents,
            Oversight oversight,
            WebConsole console,
            Optional<SlackPresence> slack,
            SlackGroups slackGroups) {
        this.store = store;
        this.clusters = clusters;
        this.backups = backups;
        this.commands = commands;
        this.timetable = timetable;
        this.incidents = incidents;
        this.oversight = oversight;
        this.console = console;
        this.slack = slack;
        this.slackGroups = slackGroups;
    }

    /**
     * Puts a bot together; nothing runs yet.
     *
     * @param demo whether the console lets one person change between its users
     */
    public static Bot of(BotSettings settings, boolean demo) {
        RedactedLog.install(new Redaction(settings.secrets()));
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                binder -> binder.bind(BotSettings.class).toInstance(settings),
                new TimeModule(),
                new StoreModule(),
                new PeopleModule(),
                new ConversationModule(),
                new IncidentModule(),
                new OversightModule(),
                new BackupModule(),
                new JobsModule(),
                new SlackModule(settings),
                new ConsoleModule(demo));
        return injector.getInstance(Bot.class);
    }

    /**
     * What a stopped bot left is settled first; only then is anything new taken.
     *
     * @throws java.io.UncheckedIOException if the console, or Slack's listener, cannot listen; its message says what to do
     */
    public void start() {
        commands.answerLeftovers();
        clusters.tellLeftovers();
        incidents.tellLeftovers();
        console.start();
        slack.ifPresent(SlackPresence::start);
        clusters.desks().forEach(Desk::resume);
        backups.settleLeftovers();
        timetable.start();
        oversight.start();
    }

    public WebConsole console() {
        return console;
    }

    /** Nothing new is taken, then what runs is let go; operations go on after the next start. */
    @Override
    public void close() {
        console.close();
        slack.ifPresent(SlackPresence::takeNothingMore);
        timetable.close();
        backups.close();
        clusters.close();
        slack.ifPresent(SlackPresence::close);
        slackGroups.close();
        store.close();
    }
}
