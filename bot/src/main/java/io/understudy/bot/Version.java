package io.understudy.bot;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest carries. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(not built as a jar)");
        return new String[] {"understudy " + version};
    }
}
