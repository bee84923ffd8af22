package io.understudy.slacklocal.rules;

import static io.understudy.slacklocal.rules.Json.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RichTextRulesTest {
    private static final String AT_0 = " [json-pointer:/blocks/0/elements/0";

    @Test
    void richTextHasSectionsListsQuotesAndPreformattedParts() {
        assertEquals(
                List.of(),
                rich("{'type':'rich_text_section','elements':[{'type':'text','text':'a','style':{'bold':true}},"
                        + "{'type':'link','url':'https://example.org','text':'b'},{'type':'user','user_id':'U1'}]},"
                        + "{'type':'rich_text_preformatted','border':0,'elements':[{'type':'text','text':'log'}]},"
                        + "{'type':'rich_text_quote','elements':[{'type':'emoji','name':'tada'}]},"
                        + "{'type':'rich_text_list','style':'bullet','elements':["
                        + "{'type':'rich_text_section','elements':[{'type':'text','text':'1'}]}]}"));
    }

    @Test
    void aListHasAStyleAndSections() {
        assertEquals(
                List.of("missing required field: style" + AT_0 + "]", "unsupported type: text" + AT_0 + "/elements/0]"),
                rich("{'type':'rich_text_list','elements':[{'type':'text','text':'1'}]}"));
    }

    @Test
    void aTextIsNotEmptyAndHasKnownStyles() {
        assertEquals(
                List.of("must be more than 0 characters" + AT_0 + "/elements/0/text]"),
                rich("{'type':'rich_text_section','elements':[{'type':'text','text':''}]}"));
        assertEquals(
                List.of("invalid additional property: big" + AT_0 + "/elements/0/style]"),
                rich("{'type':'rich_text_section','elements':[{'type':'text','text':'a','style':{'big':true}}]}"));
    }

    private static List<String> rich(String elements) {
        return problems("{'type':'rich_text','elements':[" + elements + "]}");
    }
}
