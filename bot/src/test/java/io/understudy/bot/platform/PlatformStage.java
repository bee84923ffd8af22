package io.understudy.bot.platform;

import io.understudy.replication.operate.Person;
import java.util.List;

/** A platform with people at its own end: what they do there goes the platform's own way to the bot. */
interface PlatformStage extends AutoCloseable {
    /** Whom the bot takes somebody for. */
    Person person(Performer performer);

    /** Connects the bot; again after a {@link #stop}, with everything that people had on their screens. */
    void start(StageBot bot);

    /** Ends the bot's side; people's screens stay. */
    void stop();

    /** Types a command in a channel. */
    void say(Performer by, String channel, String command);

    /** Clicks a button that the person sees on a message. */
    default void click(Performer by, Seen on, String label) {
        click(by, on, label, "");
    }

    /** The same, with something typed where the platform asks for it; a button that is gone there does nothing. */
    void click(Performer by, Seen on, String label, String typed);

    /** What somebody sees in a channel, the oldest first. */
    List<Seen> seen(Performer by, String channel);

    @Override
    void close();
}
