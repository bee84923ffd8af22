package io.understudy.bot.platform;

/** Slack does what every platform does. */
final class SlackPlatformIT extends PlatformContract {
    @Override
    PlatformStage stage() {
        return new SlackStage();
    }
}
