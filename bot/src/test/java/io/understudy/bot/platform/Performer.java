package io.understudy.bot.platform;

import io.understudy.commands.access.Role;
import java.util.Locale;
import java.util.Set;

/** Who acts: Alice asks, Bob approves. */
enum Performer {
    ALICE,
    BOB;

    Set<Role> roles() {
        return switch (this) {
            case ALICE -> Set.of(Role.VIEWER, Role.OPERATOR, Role.APPROVER);
            case BOB -> Set.of(Role.VIEWER, Role.APPROVER);
        };
    }

    /** As others read it. */
    String shownName() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
