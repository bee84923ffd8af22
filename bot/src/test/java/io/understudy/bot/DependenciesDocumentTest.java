package io.understudy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

final class DependenciesDocumentTest {

    /** A table's row: coordinates, version, licence and reason. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `([^`:]+:[^`:]+)` \\| [^|]+ \\| [^|]+ \\| [^|]{10,} \\|$", Pattern.MULTILINE);

    @Test
    void everyDependencyOfThePomsIsListedWithVersionLicenceAndReason() {
        assertThat(inThePoms()).as("in a pom, without a complete row").allMatch(listed()::contains);
    }

    @Test
    void nothingIsListedThatThePomsNoLongerName() {
        assertThat(listed()).as("with a row, in no pom").allMatch(inThePoms()::contains);
    }

    private static Set<String> listed() {
        String document = Repository.text(Repository.root().resolve("docs/dependencies.md"));
        return ROW.matcher(document).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inThePoms() {
        return Repository.poms().stream()
                .map(DependenciesDocumentTest::parsed)
                .flatMap(DependenciesDocumentTest::coordinates)
                .filter(coordinates -> !coordinates.startsWith("io.understudy:"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> coordinates(Document pom) {
        return Stream.of("dependency", "plugin", "path")
                .flatMap(tag -> elements(pom.getElementsByTagName(tag)))
                .map(element -> child(element, "groupId").orElse("org.apache.maven.plugins") + ":"
                        + child(element, "artifactId").orElseThrow());
    }

    private static Optional<String> child(Element parent, String tag) {
        return elements(parent.getChildNodes())
                .filter(element -> element.getTagName().equals(tag))
                .map(Element::getTextContent)
                .findFirst();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .<Node>mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static Document parsed(Path pom) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("wanted to read " + pom, e);
        }
    }
}
