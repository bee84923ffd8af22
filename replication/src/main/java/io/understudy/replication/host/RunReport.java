package io.understudy.replication.host;

import java.util.Map;
import java.util.stream.Collectors;

/** What {@link DetachedScripts#LOOK} prints. */
record RunReport(Map<String, String> facts, String lastWords) {

    static RunState parse(String text) {
        int blank = ("\n" + text).indexOf("\n\n");
        if (blank < 0) {
            throw new IllegalArgumentException("wanted the state of a detached run, found '" + text + "'");
        }
        Map<String, String> facts = text.substring(0, blank)
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new RunReport(facts, text.substring(blank + 1)).state();
    }

    private RunState state() {
        if (facts.get("held").equals("1")) {
            return new RunState.Running(Long.parseLong(facts.get("pid")), facts.get("digest"), lastWords);
        }
        if (!facts.containsKey("pid")) {
            return new RunState.Never();
        }
        String result = facts.getOrDefault("result", "");
        if (result.equals("stopped")) {
            return new RunState.Stopped(lastWords);
        }
        return result.isEmpty()
                ? new RunState.Vanished(lastWords)
                : new RunState.Ended(Integer.parseInt(result), lastWords);
    }
}
