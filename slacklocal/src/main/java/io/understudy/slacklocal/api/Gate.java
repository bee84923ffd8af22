package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.understudy.slacklocal.workspace.Installation;
import io.understudy.slacklocal.workspace.Violations;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges token, scope, arguments and rate of a call, then lets the method do it. */
final class Gate {
    private static final String BEARER = "Bearer ";

    private final Installation app;
    private final Map<String, Method> methods;
    private final RateLimits limits;
    private final Violations violations;

    Gate(Installation app, Map<String, Method> methods, RateLimits limits, Violations violations) {
        this.app = app;
        this.methods = methods;
        this.limits = limits;
        this.violations = violations;
    }

    /** Does the call; what is wrong with it is in the answer. */
    Answer pass(String name, Context ctx) {
        try {
            return judged(name, ctx);
        } catch (RefusalException e) {
            if (e.refusal().misuse()) {
                violations.add(name, e.refusal().toString());
            }
            return Answer.ok(e.refusal().json());
        }
    }

    private Answer judged(String name, Context ctx) {
        Arguments arguments = Arguments.of(ctx);
        Token token = token(ctx, arguments);
        ctx.header("x-oauth-scopes", String.join(",", token.scopes(app)));
        Method method = Optional.ofNullable(methods.get(name)).orElseThrow(() -> Refusal.misuse("unknown_method"));
        method.scope().ifPresent(scope -> ctx.header("x-accepted-oauth-scopes", scope));
        if (!method.takes(token)) {
            throw Refusal.misuse("not_allowed_token_type");
        }
        Call call = new Call(arguments, token, token.scopes(app));
        method.scope().ifPresent(call::needs);
        method.check(arguments);
        return limited(method, call);
    }

    private Answer limited(Method method, Call call) {
        RateLimits.Verdict verdict = limits.count(method.counter(call.arguments()), method.quota());
        if (verdict.disobedient()) {
            violations.add(method.name(), "ratelimited: called again before Retry-After was over");
        }
        if (verdict.retryAfter() > 0) {
            return Answer.tooManyRequests(verdict.retryAfter());
        }
        ObjectNode fields = method.handler().handle(call);
        return Answer.ok(Answer.OK.deepCopy().setAll(fields));
    }

    /** The token in the header, or else among the arguments, from where it is taken away. */
    private Token token(Context ctx, Arguments arguments) {
        String header = Optional.ofNullable(ctx.header("Authorization")).orElse("");
        Optional<String> argument = arguments.text("token");
        arguments.given().keySet().removeAll(Set.of("token"));
        String token = header.startsWith(BEARER) ? header.substring(BEARER.length()) : argument.orElse("");
        if (token.isEmpty()) {
            throw Refusal.misuse("not_authed");
        }
        return Token.of(token, app).orElseThrow(() -> Refusal.misuse("invalid_auth"));
    }
}
