package io.understudy.bot.slack.courier;

import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import io.understudy.bot.slack.courier.SlackReply.Done;
import io.understudy.bot.slack.courier.SlackReply.Limited;
import io.understudy.bot.slack.courier.SlackReply.Refused;
import io.understudy.bot.slack.courier.SlackReply.Troubled;
import io.understudy.bot.slack.render.UploadedFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings files into a thread: Slack gives an address for each, takes the bytes there, and then shows them together. */
final class Uploads {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private final SlackApi api;

    Uploads(SlackApi api) {
        this.api = api;
    }

    /** What kept files from standing in their thread. */
    sealed interface Failure {
        /** A sentence. */
        String why();

        /** It may go well later. */
        record Passing(Duration after, String why) implements Failure {}

        /** It will go no better later. */
        record Lasting(String why) implements Failure {}
    }

    /** Empty: they stand there. */
    Optional<Failure> bring(String channel, String thread, List<UploadedFile> files) {
        List<FileDetails> brought = new ArrayList<>();
        for (UploadedFile file : files) {
            SlackReply<FilesGetUploadURLExternalResponse> reply = addressFor(file);
            if (!(reply instanceof Done<FilesGetUploadURLExternalResponse> done)) {
                return failure(reply);
            }
            Optional<String> trouble = api.upload(done.response().getUploadUrl(), file.bytes());
            if (trouble.isPresent()) {
                return Optional.of(new Failure.Passing(PAUSE, trouble.get()));
            }
            brought.add(new FileDetails(done.response().getFileId(), file.title()));
        }
        return failure(api.call(methods -> methods.filesCompleteUploadExternal(
                args -> args.files(brought).channelId(channel).threadTs(thread))));
    }

    private SlackReply<FilesGetUploadURLExternalResponse> addressFor(UploadedFile file) {
        return api.call(methods -> methods.filesGetUploadURLExternal(args -> args.filename(file.name())
                .length(file.bytes().length)
                .altTxt(file.alt().orElse(null))));
    }

    private static Optional<Failure> failure(SlackReply<? extends SlackApiTextResponse> reply) {
        if (reply instanceof Limited<?> limited) {
            return Optional.of(new Failure.Passing(limited.after(), "Slack wants fewer files at a time"));
        }
        if (reply instanceof Troubled<?> troubled) {
            return Optional.of(new Failure.Passing(PAUSE, troubled.why()));
        }
        return reply instanceof Refused<?> refused
                ? Optional.of(new Failure.Lasting(
                        Refusal.of(refused.error()) == Refusal.LOCKED_OUT
                                ? Remedy.of(refused)
                                : "Slack does not take the file (" + refused.error() + ")"))
                : Optional.empty();
    }
}
