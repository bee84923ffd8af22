package io.understudy.bot.demo;

import io.understudy.replication.cluster.Secret;
import java.util.List;

/** Somebody whom the demo lets one be. */
public record DemoUser(String name, Secret token, List<String> roles) {}
