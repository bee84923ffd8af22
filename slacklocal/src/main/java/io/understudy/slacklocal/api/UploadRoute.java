package io.understudy.slacklocal.api;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import io.understudy.slacklocal.serve.Routes;
import io.understudy.slacklocal.workspace.Files;
import io.understudy.slacklocal.workspace.SharedFile;
import io.understudy.slacklocal.workspace.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Takes the bytes of announced files: as the body, or as a form's file. */
final class UploadRoute implements Routes {
    static final String PATH = "/upload/v1/";

    /** The name under which faults of uploads are scripted. */
    private static final String FAULTS = "upload";

    private final Files files;
    private final Violations violations;
    private final FaultStage stage;

    UploadRoute(Files files, Violations violations, FaultStage stage) {
        this.files = files;
        this.violations = violations;
        this.stage = stage;
    }

    @Override
    public void add(JavalinConfig config) {
        config.routes.post(PATH + "{file}", ctx -> stage.play(FAULTS, ctx, () -> take(ctx)));
    }

    private void take(Context ctx) {
        Optional<SharedFile> file = files.find(ctx.pathParam("file"));
        if (file.isEmpty()) {
            ctx.status(404).result("file_not_found");
            return;
        }
        byte[] bytes = bytes(ctx);
        if (bytes.length != file.get().length()) {
            violations.add(FAULTS, file.get().length() + " bytes were announced, " + bytes.length + " came");
            ctx.status(400).result("length_mismatch");
            return;
        }
        files.fill(file.get().id(), bytes);
        ctx.result("OK - " + bytes.length);
    }

    private static byte[] bytes(Context ctx) {
        List<UploadedFile> parts = ctx.isMultipartFormData() ? ctx.uploadedFiles() : List.of();
        if (parts.isEmpty()) {
            return ctx.bodyAsBytes();
        }
        try (InputStream content = parts.get(0).content()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
