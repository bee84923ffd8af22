package io.understudy.commands.desk;

import io.understudy.commands.parse.Command;
import io.understudy.commands.render.CancelMessages;
import io.understudy.commands.render.RequestMessage;
import java.util.Optional;

/** Shows one request in every detail. */
final class RequestHandler {
    private final Requests requests;

    RequestHandler(Requests requests) {
        this.requests = requests;
    }

    Answer answer(Command.OnRequest about) {
        long request = about.request().orElseThrow();
        Optional<Requests.Found> found = requests.find(request)
                .filter(one -> about.clusters().contains(one.cluster().spec().name()));
        return found.<Answer>map(one -> new Answer.Shown(RequestMessage.of(one.operation())))
                .orElseGet(() -> new Answer.Private(CancelMessages.unknown(request)));
    }
}
