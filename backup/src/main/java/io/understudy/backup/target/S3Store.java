package io.understudy.backup.target;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.ErrorResponse;
import io.minio.messages.Item;
import io.understudy.backup.settings.TargetSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;

/**
 * One bucket: the protocol's questions, with answers in words. Every request carries a checksum of what is sent, which the server
 * compares. The client's own exceptions go no further than here: their text may hold whole requests.
 */
final class S3Store implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final long TICK_MILLIS = 200;
    /** The client chooses the size of the parts by the object's. */
    private static final long ANY_PART_SIZE = -1;

    private final String words;
    private final String bucket;
    private final OkHttpClient http;
    private final MinioAsyncClient client;

    /** A question to the server. */
    @FunctionalInterface
    private interface Question<T> {
        CompletableFuture<T> ask() throws MinioException, GeneralSecurityException, IOException;
    }

    /**
     * Asks nothing yet.
     *
     * @param words the target, in messages
     * @throws IOException if the endpoint or the bucket's name is wrong
     */
    S3Store(String words, TargetSettings.S3 settings) throws IOException {
        this.words = words;
        this.bucket = settings.bucket();
        this.http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .build();
        try {
            this.client = MinioAsyncClient.builder()
                    .endpoint(settings.endpoint().toString())
                    .region(settings.region())
                    .credentials(settings.accessKey(), settings.secretKey().reveal())
                    .httpClient(http)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: wanted an endpoint such as https://s3.example.org and a region, found: %s"
                    .formatted(words, Words.of(e)));
        }
    }

    /** Sizes by key of everything whose key begins so. */
    SortedMap<String, Long> list(String prefix) throws IOException {
        Iterable<Result<Item>> answers = client.listObjects(ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .build());
        return await("list " + prefix, () -> CompletableFuture.supplyAsync(() -> collected(answers)), () -> {});
    }

    private static SortedMap<String, Long> collected(Iterable<Result<Item>> answers) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        try {
            for (Result<Item> answer : answers) {
                Item item = answer.get();
                sizes.put(item.objectName(), item.size());
            }
        } catch (MinioException | GeneralSecurityException | IOException e) {
            throw new CompletionException(e);
        }
        return sizes;
    }

    /**
     * Writes one object, in several parts if it is large. It is there whole or not at all.
     *
     * @param in is read on a thread of the client's
     * @param tick called on this thread while it goes on
     */
    void put(String key, InputStream in, long bytes, Runnable tick) throws IOException {
        await(
                "write " + key,
                () -> client.putObject(
                        PutObjectArgs.builder().bucket(bucket).object(key).stream(in, bytes, ANY_PART_SIZE)
                                .build()),
                tick);
    }

    InputStream get(String key) throws IOException {
        return await(
                "read " + key,
                () -> client.getObject(
                        GetObjectArgs.builder().bucket(bucket).object(key).build()),
                () -> {});
    }

    /** Nothing happens if there is none. */
    void delete(String key) throws IOException {
        await(
                "delete " + key,
                () -> client.removeObject(
                        RemoveObjectArgs.builder().bucket(bucket).object(key).build()),
                () -> {});
    }

    private <T> T await(String wanted, Question<T> question, Runnable tick) throws IOException {
        try {
            CompletableFuture<T> answer = question.ask();
            while (true) {
                try {
                    return answer.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    tick.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(words + ": interrupted while it was asked to " + wanted);
        } catch (ExecutionException e) {
            throw failure(wanted, e.getCause());
        } catch (MinioException | GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw failure(wanted, e);
        }
    }

    private IOException failure(String wanted, Throwable problem) {
        return new IOException("%s: wanted to %s, found: %s".formatted(words, wanted, found(problem)));
    }

    private static String found(Throwable problem) {
        if (problem instanceof ErrorResponseException refused) {
            ErrorResponse answer = refused.errorResponse();
            return Words.plain(answer.code() + ", " + answer.message()) + hint(String.valueOf(answer.code()));
        }
        if (problem instanceof MinioException) {
            return "an answer that is not S3's (" + Words.plain(Words.of(problem)) + "); correct the endpoint";
        }
        return Words.plain(Words.of(problem)) + "; see whether the endpoint can be reached from here";
    }

    private static String hint(String code) {
        return switch (code) {
            case "NoSuchBucket" -> "; make the bucket, or correct its name";
            case "InvalidAccessKeyId", "SignatureDoesNotMatch" -> "; correct access_key and secret_key";
            case "AccessDenied" -> "; let this access key list, read, write and delete there";
            case "RequestTimeTooSkewed" -> "; set this machine's clock";
            case "NoSuchKey" -> "; did somebody else remove it?";
            default -> "";
        };
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
