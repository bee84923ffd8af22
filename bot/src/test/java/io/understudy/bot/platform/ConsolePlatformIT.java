package io.understudy.bot.platform;

/** The web console does what every platform does. */
final class ConsolePlatformIT extends PlatformContract {
    @Override
    PlatformStage stage() {
        return new ConsoleStage();
    }
}
