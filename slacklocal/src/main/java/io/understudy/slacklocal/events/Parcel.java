package io.understudy.slacklocal.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/**
 * One delivery of an event over a websocket.
 *
 * @param carried to be run when it is sent
 * @param answer to be completed by the acknowledgement
 */
record Parcel(Event event, Attempt attempt, Runnable carried, CompletableFuture<JsonNode> answer) {}
