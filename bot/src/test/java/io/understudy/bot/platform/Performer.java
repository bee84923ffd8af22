package io.understudy.bot.platform;

import io.understudy.commands.access.Role;
import java.util.Locale;
import java.util.Set;

/** Who acts: Alice asks, Bob approves. */
enum Performer {
    ALICE(Role.VIEWER, Role.OPERATOR, Role.APPROVER),
    BOB(Role.VIEWER, Role.APPROVER);

    private final Set<Role> roles;

    Performer(Role... roles) {
        this.roles = Set.of(roles);
    }

    Set<Role> roles() {
        return roles;
    }

    /** As others read it. */
    String shownName() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
