package io.understudy.slacklocal.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.IntStream;

/** Payloads of these tests, written with single quotes. */
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Json() {}

    static JsonNode of(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static String plain(String text) {
        return "{'type':'plain_text','text':'" + text + "'}";
    }

    static String mrkdwn(String text) {
        return "{'type':'mrkdwn','text':'" + text + "'}";
    }

    static String button(String more) {
        return "{'type':'button','text':" + plain("Approve") + more + "}";
    }

    /** The problems of a message with this one block. */
    static List<String> problems(String block) {
        return problemsOfAll("[" + block + "]");
    }

    static List<String> problemsOfAll(String blocks) {
        return BlockRules.blocks(of(blocks)).stream().map(Problem::toString).toList();
    }

    static List<String> problemsOfView(String view) {
        return BlockRules.view(of(view)).stream().map(Problem::toString).toList();
    }

    static String times(int count, String each) {
        return String.join(",", IntStream.range(0, count).mapToObj(i -> each).toList());
    }
}
