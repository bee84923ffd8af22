package io.understudy.commands.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.access.Role;
import io.understudy.commands.parse.CommandParser;
import io.understudy.commands.parse.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandCatalogueTest {
    private final CommandCatalogue catalogue = new CommandCatalogue();
    private final Map<String, List<String>> nodes = Map.of("orders", List.of("db1", "db2"));

    @Test
    void hasOneEntryForEachVerb() {
        assertThat(catalogue.entries()).extracting(CommandEntry::verb).containsExactlyInAnyOrder(Verb.values());
    }

    @Test
    void itsExamplesAndCompletionsAreUnderstood() {
        CommandParser parser = new CommandParser(catalogue, nodes);
        assertThat(catalogue.entries())
                .allSatisfy(entry -> assertThat(parser.parse(entry.example())).isInstanceOf(Reading.Understood.class));
        assertThat(catalogue.completions(Set.of(Role.values()), nodes))
                .contains(
                        "/replica status",
                        "/replica status orders",
                        "/replica promote db2",
                        "/replica help start",
                        "/replica plan promote db2",
                        "/replica plan follow db2 of db1",
                        "/replica maintenance end db2")
                .contains(
                        "/replica follow db2",
                        "/replica follow db2 of db1",
                        "/replica pause db1",
                        "/replica resume db1")
                .allSatisfy(text -> assertThat(parser.parse(text)).isInstanceOf(Reading.Understood.class));
    }

    @Test
    void offersOnlyWhatThePersonMayDo() {
        assertThat(catalogue.completions(Set.of(Role.VIEWER), nodes)).noneMatch(text -> text.contains(" promote db"));
        assertThat(catalogue.availableTo(Set.of())).isEmpty();
    }

    @Test
    void makesTheReadmesTable() {
        assertThat(catalogue.toMarkdownTable()).startsWith("""
                        | Command | What it does | Example | Role |
                        |---|---|---|---|
                        | `/replica status [cluster or all]` | Show roles, lag, slots and whether all is well; of several clusters one line each, the worst first. | `/replica status orders` | viewer |
                        | `/replica promote <node> [at [date] hh:mm] [because …]` | Plan to make a standby the primary, now or at a time (UTC); runs after approval. | `/replica promote db2 because db1 has disk errors` | operator |
                        """).hasLineCount(2 + Verb.values().length);
    }
}
