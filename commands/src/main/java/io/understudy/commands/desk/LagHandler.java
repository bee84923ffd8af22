package io.understudy.commands.desk;

import io.understudy.commands.lag.LagStories;
import io.understudy.commands.parse.Command;
import io.understudy.commands.render.LagMessage;
import io.understudy.replication.care.ManagedCluster;
import java.time.InstantSource;

/** Draws how far the standbys of a cluster were behind. */
record LagHandler(LagStories stories, InstantSource clock) {
    Answer answer(ManagedCluster cluster, Command.ShowLag asked) {
        return new Answer.Shown(LagMessage.of(stories.of(cluster, asked.span(), clock.instant())));
    }
}
