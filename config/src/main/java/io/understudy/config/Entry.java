package io.understudy.config;

import org.yaml.snakeyaml.nodes.Node;

/** One {@code key: value} of a section. */
record Entry(String key, Place place, Node node) {}
