package io.understudy.slacklocal.rules;

import static io.understudy.slacklocal.rules.Json.plain;
import static io.understudy.slacklocal.rules.Json.problemsOfView;
import static io.understudy.slacklocal.rules.Json.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViewRulesTest {
    private static final String INPUT =
            "{'type':'input','label':{'type':'plain_text','text':'l'},'element':{'type':'plain_text_input'}}";

    @Test
    void aModalHasATitleBlocksAndButtonsOfAtMost24Characters() {
        assertEquals(
                List.of(),
                problemsOfView(
                        modal("t".repeat(24), INPUT, ",'submit':" + plain("Approve") + ",'close':" + plain("No"))));
        assertEquals(
                List.of(
                        "must be less than 25 characters [json-pointer:/view/title/text]",
                        "must be less than 25 characters [json-pointer:/view/submit/text]"),
                problemsOfView(modal("t".repeat(25), INPUT, ",'submit':" + plain("s".repeat(25)))));
    }

    @Test
    void aModalWithAnInputNeedsASubmitButton() {
        assertEquals(
                List.of("missing required field: submit, since the view has an input block [json-pointer:/view]"),
                problemsOfView(modal("t", INPUT, "")));
    }

    @Test
    void aModalHasFromOneToAHundredBlocks() {
        assertEquals(List.of(), problemsOfView(modal("t", times(100, "{'type':'divider'}"), "")));
        assertEquals(
                List.of("no more than 100 items allowed [json-pointer:/view/blocks]"),
                problemsOfView(modal("t", times(101, "{'type':'divider'}"), "")));
        assertEquals(
                List.of("must contain at least 1 item [json-pointer:/view/blocks]"),
                problemsOfView(modal("t", "", "")));
    }

    @Test
    void aModalsMetadataHasAtMost3000CharactersAndItsCallbackId255() {
        assertEquals(
                List.of(
                        "must be less than 3001 characters [json-pointer:/view/private_metadata]",
                        "must be less than 256 characters [json-pointer:/view/callback_id]"),
                problemsOfView(modal(
                        "t",
                        "{'type':'divider'}",
                        ",'private_metadata':'" + "m".repeat(3001) + "','callback_id':'" + "c".repeat(256) + "'")));
    }

    @Test
    void aModalShowsNoMarkdownBlock() {
        assertEquals(
                List.of("unsupported type: markdown [json-pointer:/view/blocks/0]"),
                problemsOfView(modal("t", "{'type':'markdown','text':'a'}", "")));
    }

    @Test
    void onlyModalsAreOpened() {
        assertEquals(
                List.of("must be a valid enum value: modal [json-pointer:/view/type]"),
                problemsOfView("{'type':'home','blocks':[]}"));
    }

    private static String modal(String title, String blocks, String more) {
        return "{'type':'modal','title':" + plain(title) + ",'blocks':[" + blocks + "]" + more + "}";
    }
}
