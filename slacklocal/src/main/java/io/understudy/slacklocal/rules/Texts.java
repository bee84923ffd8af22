package io.understudy.slacklocal.rules;

import static io.understudy.slacklocal.rules.Values.bool;
import static io.understudy.slacklocal.rules.Values.string;

import java.util.Map;

/** Text objects, and the dialog that asks for confirmation (docs.slack.dev/reference/block-kit/composition-objects). */
final class Texts {
    /** What any text object may hold. */
    static final int LONGEST = 3000;

    private Texts() {}

    /** {@code plain_text} only. */
    static Rule plain(int longest) {
        return new ByType(Map.of("plain_text", plainText(longest)));
    }

    /** {@code plain_text} or {@code mrkdwn}. */
    static Rule any(int longest) {
        return new ByType(Map.of("plain_text", plainText(longest), "mrkdwn", mrkdwn(longest)));
    }

    static Rule plainText(int longest) {
        return Shape.typed().required("text", string(1, longest)).optional("emoji", bool());
    }

    static Rule mrkdwn(int longest) {
        return Shape.typed().required("text", string(1, longest)).optional("verbatim", bool());
    }

    /** Asks "are you sure?" after a click. */
    static Rule confirm() {
        return Shape.plain()
                .required("title", plain(100))
                .required("text", plain(300))
                .required("confirm", plain(30))
                .required("deny", plain(30))
                .optional("style", Values.oneOf("primary", "danger"));
    }
}
