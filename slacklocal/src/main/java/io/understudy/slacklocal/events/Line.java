package io.understudy.slacklocal.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/** A way to the app. */
interface Line {
    /**
     * Takes an event to the app. Waits for nothing; a line that is down carries it when it is up again.
     *
     * @param carried runs when the event is on its way, from when on the app's time counts
     * @return the answer in the acknowledgement, a missing node if there is none, whenever it comes; ends with {@link
     *     LineCutException} when the line went down, and {@link RefusedException} when the app answered, but not with yes
     */
    CompletableFuture<JsonNode> carry(Event event, Attempt attempt, Runnable carried);
}
