package io.understudy.bot.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The page's own files, a fixed list: nothing else of the class path can be asked for. */
final class PageFiles {
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "console.css", "text/css; charset=utf-8",
            "favicon.svg", "image/svg+xml",
            "console.js", "text/javascript; charset=utf-8",
            "api.js", "text/javascript; charset=utf-8",
            "dom.js", "text/javascript; charset=utf-8",
            "message.js", "text/javascript; charset=utf-8",
            "lagchart.js", "text/javascript; charset=utf-8",
            "stream.js", "text/javascript; charset=utf-8",
            "composer.js", "text/javascript; charset=utf-8");

    private PageFiles() {}

    static void register(RoutesConfig routes) {
        TYPES.forEach((name, type) -> {
            PageFile file = load(name, type);
            routes.get('/' + name, file::serve);
            if (name.equals("index.html")) {
                routes.get("/", file::serve);
            }
        });
    }

    private static PageFile load(String name, String type) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new NoSuchFileException("wanted the page's file " + name + " in the jar, found none");
            }
            byte[] content = in.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new PageFile(type, content, '"' + HexFormat.of().formatHex(digest, 0, 8) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("wanted SHA-256, which every Java has", e);
        }
    }

    private static final class PageFile {
        private final String type;
        private final byte[] content;
        private final String tag;

        PageFile(String type, byte[] content, String tag) {
            this.type = type;
            this.content = content;
            this.tag = tag;
        }

        void serve(Context ctx) {
            ctx.header("ETag", tag).header("Cache-Control", "no-cache").contentType(type);
            if (tag.equals(ctx.header("If-None-Match"))) {
                ctx.status(304);
            } else {
                ctx.result(content);
            }
        }
    }
}
