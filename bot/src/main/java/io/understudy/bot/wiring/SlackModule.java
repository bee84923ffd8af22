package io.understudy.bot.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import io.understudy.bot.settings.BotSettings;
import io.understudy.commands.chat.ChatPlatform;
import jakarta.inject.Provider;
import java.util.Optional;

/** Slack, if the configuration has it. */
final class SlackModule extends AbstractModule {
    private final BotSettings settings;

    SlackModule(BotSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        Multibinder<ChatPlatform> platforms = Multibinder.newSetBinder(binder(), ChatPlatform.class);
        if (settings.slack().isPresent()) {
            Provider<Optional<SlackPresence>> slack = getProvider(Key.get(new TypeLiteral<>() {}));
            platforms.addBinding().toProvider(() -> slack.get().orElseThrow().platform());
        }
    }

    @Provides
    @Singleton
    Optional<SlackPresence> slack(SlackAssembly assembly) {
        return settings.slack().map(assembly::presence);
    }
}
