package io.understudy.replication.diagnose;

import java.util.Optional;

/**
 * Which slot a condition is about.
 *
 * @param server the node that has it, and keeps WAL for it
 * @param owner the declared node that streams through it; empty when it is none of ours
 */
public record SlotPlace(String server, String slot, Optional<String> owner) {
    String words() {
        return "slot " + slot + " on " + server;
    }

    String dropCommand() {
        return "/replica drop slot " + server + "/" + slot;
    }
}
