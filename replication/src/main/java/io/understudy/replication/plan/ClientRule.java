package io.understudy.replication.plan;

import io.understudy.replication.plan.ClientRules.Answer;
import java.util.List;
import java.util.Optional;

/** One line of a {@code pg_hba.conf}; {@code network} is an address, a network, a host name or a keyword. */
record ClientRule(String type, List<String> databases, List<String> roles, String network, String method) {
    /** Empty for what is no rule that this knows: an include, a continued line. */
    static Optional<ClientRule> parse(String line) {
        List<String> fields = List.of(line.split(" ", -1));
        boolean local = fields.get(0).equals("local");
        boolean complete =
                fields.size() >= (local ? 4 : 5) && (local || fields.get(0).startsWith("host"));
        if (!complete || line.endsWith("\\")) {
            return Optional.empty();
        }
        List<String> databases = List.of(fields.get(1).split(",", -1));
        List<String> roles = List.of(fields.get(2).split(",", -1));
        if (local) {
            return Optional.of(new ClientRule("local", databases, roles, "", fields.get(3)));
        }
        boolean masked = fields.size() > 5 && AddressRange.isLiteral(fields.get(4));
        String network = masked ? fields.get(3) + "/" + AddressRange.bitsOf(fields.get(4)) : fields.get(3);
        return Optional.of(new ClientRule(fields.get(0), databases, roles, network, fields.get(masked ? 5 : 4)));
    }

    boolean rejects() {
        return method.equals("reject");
    }

    /** Whether it speaks of a stream from that address. A line for encrypted logins only may or may not. */
    Answer matchesStream(String role, String address) {
        if (type.equals("local") || !databases.contains("replication")) {
            return Answer.NO;
        }
        List<Answer> parts = List.of(ofRole(role), ofAddress(address), type.equals("host") ? Answer.YES : Answer.OPEN);
        if (parts.contains(Answer.NO)) {
            return Answer.NO;
        }
        return parts.contains(Answer.OPEN) ? Answer.OPEN : Answer.YES;
    }

    private Answer ofRole(String role) {
        if (roles.contains("all") || roles.contains(role) || roles.contains("\"" + role + "\"")) {
            return Answer.YES;
        }
        return roles.stream().anyMatch(one -> one.matches("[+@/].*")) ? Answer.OPEN : Answer.NO;
    }

    private Answer ofAddress(String address) {
        if (network.equals("all") || network.equalsIgnoreCase(address)) {
            return Answer.YES;
        }
        int slash = network.indexOf('/');
        if (slash < 0 || !AddressRange.isLiteral(address) || !AddressRange.isLiteral(network.substring(0, slash))) {
            return Answer.OPEN;
        }
        AddressRange range =
                new AddressRange(network.substring(0, slash), Integer.parseInt(network.substring(slash + 1)));
        return range.contains(address) ? Answer.YES : Answer.NO;
    }
}
