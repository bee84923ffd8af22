package io.understudy.replication.observe;

import java.util.Optional;

/**
 * What a look at a machine found of the service that a node is declared with.
 *
 * @param configFile whether the declared configuration file outside of the data directory is there; false without one
 * @param configuredDirectory the data directory that this file names; empty if it names none
 * @param systemd whether systemd runs the machine
 */
public record ServiceFinding(boolean configFile, Optional<String> configuredDirectory, boolean systemd) {}
