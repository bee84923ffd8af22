package io.understudy.bot.redact;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The log's filter: {@code %redacted(...)} in {@code logback.xml}, around messages and stack traces. */
public final class RedactedLog extends CompositeConverter<ILoggingEvent> {
    private static final Redaction PATTERNS_ONLY = new Redaction(List.of());

    /** From now on these secrets are masked; before, only what is written as a password. */
    public static void install(Redaction redaction) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.putObject(Redaction.class.getName(), redaction);
    }

    @Override
    protected String transform(ILoggingEvent event, String text) {
        Object installed = getContext().getObject(Redaction.class.getName());
        return (installed instanceof Redaction redaction ? redaction : PATTERNS_ONLY).of(text);
    }
}
