package io.understudy.commands.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;

/** Buttons for work with backups, which is typed in the same words. */
final class WorkButtons {
    private WorkButtons() {}

    static Button of(String label, Verb verb, String argument) {
        return new Button(label, Button.Style.NORMAL, new Action.Run(command(verb, argument)));
    }

    static String command(Verb verb, String argument) {
        return CommandCatalogue.PREFIX + " " + verb.words() + " " + argument;
    }
}
