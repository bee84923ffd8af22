package io.understudy.replication.check;

import io.understudy.replication.observe.Autostart;
import java.util.List;
import java.util.Optional;

/**
 * What on a machine points at what starts a node's server there.
 *
 * @param debianCluster the cluster below {@code /etc/postgresql} that names the data directory, such as {@code 15 main}
 * @param unit systemd's unit that the running server belongs to
 * @param autostart whether the server may be started
 * @param lackingSudoers lines for {@code /etc/sudoers.d} without which the login user cannot steer the declared unit
 */
public record ServiceSigns(
        Optional<String> debianCluster, Optional<String> unit, Autostart autostart, List<String> lackingSudoers) {
    public ServiceSigns {
        lackingSudoers = List.copyOf(lackingSudoers);
    }
}
