package io.understudy.slacklocal.rules;

import static io.understudy.slacklocal.rules.Json.button;
import static io.understudy.slacklocal.rules.Json.mrkdwn;
import static io.understudy.slacklocal.rules.Json.plain;
import static io.understudy.slacklocal.rules.Json.problems;
import static io.understudy.slacklocal.rules.Json.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ElementRulesTest {
    private static final String AT_0 = " [json-pointer:/blocks/0/elements/0";

    @Test
    void aButtonMayHaveAValueAStyleAnAddressALabelAndAConfirmation() {
        assertEquals(
                List.of(),
                actions(button(",'action_id':'a','value':'v','style':'primary','url':'https://example.org',"
                        + "'accessibility_label':'Approve the switch','confirm':{'title':" + plain("t") + ",'text':"
                        + plain("x") + ",'confirm':" + plain("y") + ",'deny':" + plain("n") + ",'style':'danger'}")));
    }

    @Test
    void aButtonsTextIsPlainAndHasAtMost75Characters() {
        assertEquals(
                List.of("must be less than 76 characters" + AT_0 + "/text/text]"),
                actions("{'type':'button','text':" + plain("b".repeat(76)) + "}"));
        assertEquals(
                List.of("unsupported type: mrkdwn" + AT_0 + "/text]"),
                actions("{'type':'button','text':" + mrkdwn("b") + "}"));
    }

    @Test
    void aButtonsValueHasAtMost2000Characters() {
        assertEquals(List.of(), actions(button(",'value':'" + "v".repeat(2000) + "'")));
        assertEquals(
                List.of("must be less than 2001 characters" + AT_0 + "/value]"),
                actions(button(",'value':'" + "v".repeat(2001) + "'")));
    }

    @Test
    void aButtonsStyleIsPrimaryOrDanger() {
        assertEquals(
                List.of("must be a valid enum value: one of primary, danger" + AT_0 + "/style]"),
                actions(button(",'style':'default'")));
    }

    @Test
    void aButtonsAddressHasAtMost3000CharactersAndItsLabel75() {
        assertEquals(
                List.of("must be less than 3001 characters" + AT_0 + "/url]"),
                actions(button(",'url':'https://example.org/" + "u".repeat(2981) + "'")));
        assertEquals(
                List.of("must be less than 76 characters" + AT_0 + "/accessibility_label]"),
                actions(button(",'accessibility_label':'" + "l".repeat(76) + "'")));
    }

    @Test
    void aConfirmationNeedsAllItsTextsAndHasShortOnes() {
        assertEquals(
                List.of(
                        "missing required field: deny" + AT_0 + "/confirm]",
                        "must be less than 101 characters" + AT_0 + "/confirm/title/text]",
                        "must be less than 301 characters" + AT_0 + "/confirm/text/text]",
                        "must be less than 31 characters" + AT_0 + "/confirm/confirm/text]"),
                actions(button(",'confirm':{'title':" + plain("t".repeat(101)) + ",'text':" + plain("x".repeat(301))
                        + ",'confirm':" + plain("c".repeat(31)) + "}")));
    }

    @Test
    void aRowOfActionsHasAtMost25ElementsWhoseActionIdsDiffer() {
        assertEquals(List.of(), actions(times(25, button(""))));
        assertEquals(
                List.of("no more than 25 items allowed [json-pointer:/blocks/0/elements]"),
                actions(times(26, button(""))));
        assertEquals(
                List.of("already exists: \"a\" [json-pointer:/blocks/0/elements/1/action_id]"),
                actions(times(2, button(",'action_id':'a'"))));
        assertEquals(
                List.of("must be less than 256 characters" + AT_0 + "/action_id]"),
                actions(button(",'action_id':'" + "a".repeat(256) + "'")));
    }

    @Test
    void anInputAmongActionsIsRefused() {
        assertEquals(
                List.of("unsupported type: plain_text_input" + AT_0 + "]"), actions("{'type':'plain_text_input'}"));
    }

    @Test
    void anInputBlockHasALabelAndOneInput() {
        assertEquals(
                List.of(),
                problems("{'type':'input','label':" + plain("Type the cluster name")
                        + ",'element':{'type':'plain_text_input','max_length':40,'placeholder':" + plain("orders")
                        + "},'hint':" + plain("exactly") + "}"));
        assertEquals(
                List.of("missing required field: label [json-pointer:/blocks/0]"),
                problems("{'type':'input','element':{'type':'plain_text_input'}}"));
        assertEquals(
                List.of("unsupported type: button [json-pointer:/blocks/0/element]"),
                problems("{'type':'input','label':" + plain("l") + ",'element':" + button("") + "}"));
    }

    @Test
    void aTextInputsLengthsAreFrom0To3000AndInOrder() {
        assertEquals(
                List.of("must be from 1 to 3000 [json-pointer:/blocks/0/element/max_length]"),
                problems("{'type':'input','label':" + plain("l")
                        + ",'element':{'type':'plain_text_input','max_length':3001}}"));
        assertEquals(
                List.of("min_length must not be greater than max_length [json-pointer:/blocks/0/element]"),
                problems("{'type':'input','label':" + plain("l")
                        + ",'element':{'type':'plain_text_input','min_length':5,'max_length':4}}"));
    }

    @Test
    void aSectionsAccessoryIsAnElementThatPeopleClickOrSee() {
        assertEquals(
                List.of(), problems("{'type':'section','text':" + mrkdwn("s") + ",'accessory':" + button("") + "}"));
        assertEquals(
                List.of("unsupported type: divider [json-pointer:/blocks/0/accessory]"),
                problems("{'type':'section','text':" + mrkdwn("s") + ",'accessory':{'type':'divider'}}"));
    }

    @Test
    void aMenuHasOptionsWithShortTexts() {
        String option = "{'text':" + plain("db1") + ",'value':'1'}";
        assertEquals(List.of(), actions("{'type':'static_select','options':[" + times(100, option) + "]}"));
        assertEquals(
                List.of("no more than 100 items allowed" + AT_0 + "/options]"),
                actions("{'type':'static_select','options':[" + times(101, option) + "]}"));
        assertEquals(
                List.of("wanted options or option_groups, and not both" + AT_0 + "]"),
                actions("{'type':'static_select'}"));
        assertEquals(
                List.of("must be less than 76 characters" + AT_0 + "/options/0/text/text]"),
                actions("{'type':'overflow','options':[{'text':" + plain("o".repeat(76)) + ",'value':'1'}]}"));
    }

    private static List<String> actions(String elements) {
        return problems("{'type':'actions','elements':[" + elements + "]}");
    }
}
