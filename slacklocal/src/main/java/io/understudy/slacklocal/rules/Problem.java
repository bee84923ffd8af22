package io.understudy.slacklocal.rules;

/**
 * Something that Slack would refuse.
 *
 * @param path where, as a JSON pointer such as {@code /blocks/0/text/text}
 * @param what the rule that it breaks
 */
public record Problem(String path, String what) {
    @Override
    public String toString() {
        return what + " [json-pointer:" + path + "]";
    }
}
