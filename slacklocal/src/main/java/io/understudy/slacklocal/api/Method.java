package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A method as its page under docs.slack.dev/reference/methods describes it. */
final class Method {
    private final String name;
    private final Set<Token> tokens;
    private final Handler handler;
    private final Map<String, Kind> parameters = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private Optional<String> scope = Optional.empty();
    private Optional<String> countedBy = Optional.empty();
    private Quota quota = Quota.UNCOUNTED;

    private Method(String name, Set<Token> tokens, Handler handler) {
        this.name = name;
        this.tokens = tokens;
        this.handler = handler;
    }

    /** A method for the bot's token. */
    static Method of(String name, Handler handler) {
        return new Method(name, EnumSet.of(Token.BOT), handler);
    }

    /** A method for the app-level token. */
    static Method ofTheApp(String name, Handler handler) {
        return new Method(name, EnumSet.of(Token.APP), handler);
    }

    /** A method for any token. */
    static Method ofAny(String name, Handler handler) {
        return new Method(name, EnumSet.allOf(Token.class), handler);
    }

    Method needs(String aScope) {
        this.scope = Optional.of(aScope);
        return this;
    }

    Method limited(Quota aQuota) {
        this.quota = aQuota;
        return this;
    }

    /** Counted for each value of an argument by itself. */
    Method limitedBy(String argument, Quota aQuota) {
        this.countedBy = Optional.of(argument);
        return limited(aQuota);
    }

    Method required(Kind kind, String... names) {
        required.addAll(List.of(names));
        return optional(kind, names);
    }

    Method optional(Kind kind, String... names) {
        List.of(names).forEach(each -> parameters.put(each, kind));
        return this;
    }

    String name() {
        return name;
    }

    boolean takes(Token token) {
        return tokens.contains(token);
    }

    Optional<String> scope() {
        return scope;
    }

    Handler handler() {
        return handler;
    }

    Quota quota() {
        return quota;
    }

    /** What calls are counted together with this one. */
    String counter(Arguments arguments) {
        return name
                + countedBy.flatMap(arguments::text).map(value -> " " + value).orElse("");
    }

    /** Refuses arguments that the method does not know, lacks or cannot read. */
    void check(Arguments arguments) {
        List<String> wrong = new ArrayList<>();
        required.stream()
                .filter(each -> !arguments.has(each))
                .forEach(each -> wrong.add("missing required field: " + each));
        arguments.given().forEach((each, value) -> check(each, value).ifPresent(wrong::add));
        if (!wrong.isEmpty()) {
            throw Refusal.misuse("invalid_arguments", wrong);
        }
    }

    private Optional<String> check(String argument, JsonNode value) {
        Kind kind = parameters.get(argument);
        if (kind == null) {
            return Optional.of("unknown argument: " + argument);
        }
        return value.isNull() || kind.fits(value)
                ? Optional.empty()
                : Optional.of("must be of the type " + kind + " [json-pointer:/" + argument + "]");
    }
}
