package io.understudy.bot.slack.courier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Takes out of Slack's answers what repeats the question, which nothing here reads. The client's reader knows each field of it
 * by its kind, and fails at one that is new or different: what was done would then count as not done, and be done again.
 */
final class UnreadEchoes implements Interceptor {
    private static final Map<String, String> BY_METHOD = Map.of(
            "chat.postMessage",
            "message",
            "chat.update",
            "message",
            "files.completeUploadExternal",
            "files",
            "conversations.invite",
            "channel",
            "conversations.setTopic",
            "channel",
            "bookmarks.add",
            "bookmark");
    private static final MediaType JSON_TYPE = MediaType.get("application/json; charset=utf-8");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String path = chain.request().url().encodedPath();
        String echo = BY_METHOD.get(path.substring(path.lastIndexOf('/') + 1));
        return echo == null ? response : without(echo, response);
    }

    private static Response without(String echo, Response response) throws IOException {
        String body = response.body().string();
        return response.newBuilder()
                .body(ResponseBody.create(without(echo, body), JSON_TYPE))
                .build();
    }

    /** What is no JSON is left as it is, for the client to say so. */
    private static String without(String echo, String body) {
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode answer)) {
                return body;
            }
            answer.remove(echo);
            return answer.toString();
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
