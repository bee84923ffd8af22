package io.understudy.slacklocal.rules;

import static io.understudy.slacklocal.rules.Json.mrkdwn;
import static io.understudy.slacklocal.rules.Json.plain;
import static io.understudy.slacklocal.rules.Json.problems;
import static io.understudy.slacklocal.rules.Json.problemsOfAll;
import static io.understudy.slacklocal.rules.Json.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockRulesTest {
    @Test
    void aMessageWithTextAndBlocksIsFine() {
        assertEquals(
                List.of(),
                BlockRules.message(Json.of("{'text':'orders: all well','blocks':[{'type':'section','text':"
                        + mrkdwn("*orders*") + "},{'type':'divider'}]}")));
    }

    @Test
    void aMessageNeedsATextBesideItsBlocks() {
        assertEquals(
                "[missing required field: text [json-pointer:]]",
                BlockRules.message(Json.of("{'blocks':[{'type':'divider'}]}")).toString());
    }

    @Test
    void aMessagesTextIsCutAboveFortyThousandCharacters() {
        assertEquals(
                "[must be less than 40001 characters [json-pointer:/text]]",
                BlockRules.message(Json.of("{'text':'" + "x".repeat(40_001) + "'}"))
                        .toString());
    }

    @Test
    void aMessageHasAtMostFiftyBlocks() {
        assertEquals(List.of(), problemsOfAll("[" + times(50, "{'type':'divider'}") + "]"));
        assertEquals(
                List.of("no more than 50 items allowed [json-pointer:/blocks]"),
                problemsOfAll("[" + times(51, "{'type':'divider'}") + "]"));
    }

    @Test
    void allBlocksTogetherHaveALimit() {
        String long3000 = "{'type':'section','text':" + mrkdwn("x".repeat(2900)) + "}";
        assertEquals(List.of(), problemsOfAll("[" + times(4, long3000) + "]"));
        assertEquals(
                List.of("msg_blocks_too_long: 14771 characters of JSON, wanted at most 13000 [json-pointer:/blocks]"),
                problemsOfAll("[" + times(5, long3000) + "]"));
    }

    @Test
    void unknownKindsOfBlocksAreRefused() {
        assertEquals(List.of("unsupported type: sectoin [json-pointer:/blocks/0]"), problems("{'type':'sectoin'}"));
        assertEquals(List.of("missing required field: type [json-pointer:/blocks/0]"), problems("{}"));
    }

    @Test
    void unknownFieldsAreRefused() {
        assertEquals(
                List.of("invalid additional property: colour [json-pointer:/blocks/0]"),
                problems("{'type':'divider','colour':'red'}"));
    }

    @Test
    void blockIdsHaveAtMost255CharactersAndDiffer() {
        assertEquals(
                List.of("must be less than 256 characters [json-pointer:/blocks/0/block_id]"),
                problems("{'type':'divider','block_id':'" + "b".repeat(256) + "'}"));
        assertEquals(
                List.of("already exists: \"b\" [json-pointer:/blocks/1/block_id]"),
                problemsOfAll("[{'type':'divider','block_id':'b'},{'type':'divider','block_id':'b'}]"));
    }

    @Test
    void aHeaderIsPlainTextOfAtMost150Characters() {
        assertEquals(List.of(), problems("{'type':'header','text':" + plain("h".repeat(150)) + "}"));
        assertEquals(
                List.of("must be less than 151 characters [json-pointer:/blocks/0/text/text]"),
                problems("{'type':'header','text':" + plain("h".repeat(151)) + "}"));
        assertEquals(
                List.of("unsupported type: mrkdwn [json-pointer:/blocks/0/text]"),
                problems("{'type':'header','text':" + mrkdwn("*h*") + "}"));
    }

    @Test
    void aSectionHasTextOfAtMost3000CharactersOrFields() {
        assertEquals(List.of(), problems("{'type':'section','text':" + mrkdwn("s".repeat(3000)) + "}"));
        assertEquals(
                List.of("must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
                problems("{'type':'section','text':" + mrkdwn("s".repeat(3001)) + "}"));
        assertEquals(
                List.of("missing required field: text or fields [json-pointer:/blocks/0]"),
                problems("{'type':'section'}"));
        assertEquals(
                List.of("must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
                problems("{'type':'section','text':" + mrkdwn("") + "}"));
    }

    @Test
    void aSectionHasAtMostTenFieldsOf2000Characters() {
        assertEquals(List.of(), problems("{'type':'section','fields':[" + times(10, mrkdwn("f")) + "]}"));
        assertEquals(
                List.of("no more than 10 items allowed [json-pointer:/blocks/0/fields]"),
                problems("{'type':'section','fields':[" + times(11, plain("f")) + "]}"));
        assertEquals(
                List.of("must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]"),
                problems("{'type':'section','fields':[" + plain("f".repeat(2001)) + "]}"));
    }

    @Test
    void emojiBelongsToPlainTextAndVerbatimToMrkdwn() {
        assertEquals(
                List.of(),
                problems("{'type':'section','text':{'type':'plain_text','text':'a','emoji':true},"
                        + "'fields':[{'type':'mrkdwn','text':'a','verbatim':true}]}"));
        assertEquals(
                List.of("invalid additional property: emoji [json-pointer:/blocks/0/text]"),
                problems("{'type':'section','text':{'type':'mrkdwn','text':'a','emoji':true}}"));
        assertEquals(
                List.of("invalid additional property: verbatim [json-pointer:/blocks/0/text]"),
                problems("{'type':'section','text':{'type':'plain_text','text':'a','verbatim':true}}"));
    }

    @Test
    void aContextHasAtMostTenTextsAndPictures() {
        assertEquals(
                List.of(),
                problems("{'type':'context','elements':[" + mrkdwn("a") + "," + plain("b")
                        + ",{'type':'image','image_url':'https://example.org/a.png','alt_text':'a'}]}"));
        assertEquals(
                List.of("no more than 10 items allowed [json-pointer:/blocks/0/elements]"),
                problems("{'type':'context','elements':[" + times(11, mrkdwn("a")) + "]}"));
        assertEquals(
                List.of("unsupported type: button [json-pointer:/blocks/0/elements/0]"),
                problems("{'type':'context','elements':[" + Json.button("") + "]}"));
    }

    @Test
    void aPictureNeedsAnAltTextAndOneSource() {
        assertEquals(
                List.of(),
                problems("{'type':'image','slack_file':{'id':'F1'},'alt_text':'a','title':" + plain("t") + "}"));
        assertEquals(
                List.of("missing required field: alt_text [json-pointer:/blocks/0]"),
                problems("{'type':'image','image_url':'https://example.org/a.png'}"));
        assertEquals(
                List.of("wanted image_url or slack_file, and not both [json-pointer:/blocks/0]"),
                problems("{'type':'image','alt_text':'a'}"));
        assertEquals(
                List.of("must be a valid url [json-pointer:/blocks/0/image_url]"),
                problems("{'type':'image','alt_text':'a','image_url':'file:a.png'}"));
    }

    @Test
    void markdownHasAtMost12000Characters() {
        assertEquals(List.of(), problems("{'type':'markdown','text':'" + "m".repeat(12_000) + "'}"));
        assertEquals(
                List.of("must be less than 12001 characters [json-pointer:/blocks/0/text]"),
                problems("{'type':'markdown','text':'" + "m".repeat(12_001) + "'}"));
    }
}
