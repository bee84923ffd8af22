package io.understudy.replication.plan;

import io.understudy.replication.observe.ServerFiles.Place;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a path may be a data directory at all. A rebuild moves what lies there; under some paths lies what keeps the
 * machine, or other people, going.
 */
final class PlaceCheck {
    private static final Set<String> OF_THE_SYSTEM = Set.of(
            "/",
            "/bin",
            "/boot",
            "/dev",
            "/etc",
            "/home",
            "/lib",
            "/lib64",
            "/media",
            "/mnt",
            "/opt",
            "/proc",
            "/root",
            "/run",
            "/sbin",
            "/srv",
            "/sys",
            "/tmp",
            "/usr",
            "/usr/local",
            "/var",
            "/var/lib",
            "/var/log",
            "/var/tmp");

    private PlaceCheck() {}

    /**
     * Judges where a node's data is declared to be.
     *
     * @param declared as configured
     * @param place after symbolic links; empty if it was not read
     */
    static Check of(String declared, Optional<Place> place) {
        String name = "directory-is-no-home";
        String path = place.map(Place::realPath).filter(real -> !real.isEmpty()).orElse(declared);
        String home = place.map(Place::home).orElse("");
        Optional<String> what = what(plain(path), plain(home)).or(() -> what(plain(declared), plain(home)));
        return what.map(one -> Check.block(
                        name,
                        declared + (path.equals(declared) ? "" : " leads to " + path + ", and that") + " is " + one
                                + ": it is never moved or written to.",
                        "Declare a directory of its own as data_directory."))
                .orElseGet(() -> Check.pass(name, path + " is a directory of its own"));
    }

    private static String plain(String path) {
        String tidy = path.replaceAll("/+", "/");
        return tidy.length() > 1 && tidy.endsWith("/") ? tidy.substring(0, tidy.length() - 1) : tidy;
    }

    private static Optional<String> what(String path, String home) {
        if (OF_THE_SYSTEM.contains(path)) {
            return Optional.of("a directory of the system");
        }
        if (path.startsWith("/etc/")) {
            return Optional.of("a configuration directory");
        }
        boolean homes = path.equals(home) || path.matches("/home/[^/]+") || home.startsWith(path + "/");
        return homes ? Optional.of("a home directory, or holds one") : Optional.empty();
    }
}
