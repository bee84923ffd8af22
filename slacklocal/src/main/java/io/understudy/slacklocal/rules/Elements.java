package io.understudy.slacklocal.rules;

import static io.understudy.slacklocal.rules.Values.array;
import static io.understudy.slacklocal.rules.Values.bool;
import static io.understudy.slacklocal.rules.Values.integer;
import static io.understudy.slacklocal.rules.Values.oneOf;
import static io.understudy.slacklocal.rules.Values.string;
import static io.understudy.slacklocal.rules.Values.url;

import java.util.Map;

/**
 * Block elements that people use (docs.slack.dev/reference/block-kit/block-elements). Kinds that Slack knows and that are
 * not here are refused, so that whoever begins to use one adds its rules first.
 */
final class Elements {
    private static final ByType ALL = new ByType(Map.of(
            "button", button(),
            "plain_text_input", plainTextInput(),
            "static_select", staticSelect(),
            "overflow", overflow(),
            "checkboxes", choice(),
            "radio_buttons", choice(),
            "image", Images.element()));

    private Elements() {}

    static Rule inActions() {
        return ALL.without("plain_text_input", "image");
    }

    static Rule inSection() {
        return ALL.without("plain_text_input");
    }

    static Rule inInput() {
        return ALL.only("plain_text_input", "static_select", "checkboxes", "radio_buttons");
    }

    private static Shape actionable() {
        return Shape.typed().optional("action_id", string(1, 255));
    }

    private static Rule button() {
        return actionable()
                .required("text", Texts.plain(75))
                .optional("url", url())
                .optional("value", string(0, 2000))
                .optional("style", oneOf("primary", "danger"))
                .optional("confirm", Texts.confirm())
                .optional("accessibility_label", string(1, 75));
    }

    private static Rule plainTextInput() {
        return actionable()
                .optional("initial_value", string(0, 3000))
                .optional("multiline", bool())
                .optional("min_length", integer(0, 3000))
                .optional("max_length", integer(1, 3000))
                .optional("dispatch_action_config", dispatch())
                .optional("focus_on_load", bool())
                .optional("placeholder", Texts.plain(150))
                .and((node, spot) -> {
                    if (node.path("min_length").asInt()
                            > node.path("max_length").asInt(3000)) {
                        spot.problem("min_length must not be greater than max_length");
                    }
                });
    }

    private static Rule dispatch() {
        return Shape.plain()
                .optional("trigger_actions_on", array(1, 2, oneOf("on_enter_pressed", "on_character_entered")));
    }

    private static Rule staticSelect() {
        return actionable()
                .optional("options", array(1, 100, option(Texts.plain(75), 150)))
                .optional("option_groups", array(1, 100, optionGroup()))
                .optional("initial_option", option(Texts.plain(75), 150))
                .optional("confirm", Texts.confirm())
                .optional("focus_on_load", bool())
                .optional("placeholder", Texts.plain(150))
                .and((node, spot) -> {
                    if (node.has("options") == node.has("option_groups")) {
                        spot.problem("wanted options or option_groups, and not both");
                    }
                });
    }

    private static Rule overflow() {
        return actionable()
                .required("options", array(1, 5, option(Texts.plain(75), 150)))
                .optional("confirm", Texts.confirm());
    }

    private static Rule choice() {
        return actionable()
                .required("options", array(1, 10, option(Texts.any(75), 150)))
                .optional("initial_options", array(1, 10, option(Texts.any(75), 150)))
                .optional("initial_option", option(Texts.any(75), 150))
                .optional("confirm", Texts.confirm())
                .optional("focus_on_load", bool());
    }

    private static Rule optionGroup() {
        return Shape.plain()
                .required("label", Texts.plain(75))
                .required("options", array(1, 100, option(Texts.plain(75), 150)));
    }

    private static Rule option(Rule text, int longestValue) {
        return Shape.plain()
                .required("text", text)
                .required("value", string(1, longestValue))
                .optional("description", Texts.plain(75))
                .optional("url", url());
    }
}
