package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.CloseReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

/** README and the documents: what they lead to is there, and they say of the sources what is so. */
class DocumentsTest {
    private static final int README_LINES = 200;
    private static final int COLUMNS = 128;
    private static final Path SOURCES = Path.of("src/main/java/io/hubbub");
    private static final Path ARCHITECTURE = Documents.FOLDER.resolve("architecture.md");
    private static final Pattern METHOD = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w*)`");

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());

    @Test
    void readmeIsShort() {
        int lines = Documents.lines(Documents.README).size();
        assertTrue(lines <= README_LINES, "README.md has " + lines + " lines");
    }

    /** But for rows of tables and code, which have no line breaks, in the documents behind it. */
    @Test
    void noLineIsTooLongToRead() {
        List<String> tooLong = new ArrayList<>();
        for (Path document : Documents.all()) {
            Documents.lines(document).stream()
                    .filter(line -> line.length() > COLUMNS)
                    .filter(line -> document.equals(Documents.README) || !line.matches("(\\||    ).*"))
                    .forEach(line -> tooLong.add(document + ": " + line));
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void whatALinkLeadsToIsThere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : Documents.all()) {
            for (String destination : destinations(document)) {
                if (!destination.matches("(?i)[a-z]+:.*") && !isThere(document, destination)) {
                    broken.add(document + ": " + destination);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    private static boolean isThere(Path from, String destination) throws IOException {
        int hash = destination.indexOf('#');
        String file = hash < 0 ? destination : destination.substring(0, hash);
        Path target = file.isEmpty() ? from : from.resolveSibling(file).normalize();
        return Files.isRegularFile(target) && (hash < 0 || anchors(target).contains(destination.substring(hash + 1)));
    }

    private static List<String> destinations(Path document) throws IOException {
        List<String> found = new ArrayList<>();
        parse(document).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                found.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                found.add(image.getDestination());
            }
        });
        return found;
    }

    private static Set<String> anchors(Path document) throws IOException {
        String html = HtmlRenderer.builder()
                .extensions(List.of(TABLES.get(0), HeadingAnchorExtension.create()))
                .build()
                .render(parse(document));
        return Pattern.compile("<h\\d id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static Node parse(Path document) throws IOException {
        return Parser.builder().extensions(TABLES).build().parse(Files.readString(document));
    }

    @Test
    void everyDocumentIsInTheListAndInReadme() throws IOException {
        Set<String> all = Documents.all().stream()
                .filter(document -> !document.endsWith("README.md"))
                .map(document -> document.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        for (Path list : List.of(Documents.README, Documents.FOLDER.resolve("README.md"))) {
            Set<String> listed = destinations(list).stream()
                    .filter(destination -> destination.endsWith(".md"))
                    .map(destination -> Path.of(destination).getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            listed.remove("README.md");
            assertEquals(all, listed, list.toString());
        }
    }

    /** It would be shown as it is, by a code host and by the web door. */
    @Test
    void noDocumentHasHtmlInIt() throws IOException {
        for (Path document : Documents.all()) {
            parse(document).accept(new AbstractVisitor() {
                @Override
                public void visit(HtmlBlock html) {
                    throw new AssertionError(document + ": " + html.getLiteral());
                }

                @Override
                public void visit(HtmlInline html) {
                    throw new AssertionError(document + ": " + html.getLiteral());
                }
            });
        }
    }

    /** A reference of which nobody says what it leads to is no link, and readers see its brackets. */
    @Test
    void everyReferenceIsALink() throws IOException {
        for (Path document : Documents.all()) {
            parse(document).accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    String literal = text.getLiteral();
                    assertFalse(literal.contains("][") || literal.contains("]: "), document + ": " + literal);
                }
            });
        }
    }

    @Test
    void theReasonsForWhichConnectionsEndAreAllThere() {
        Set<String> told = Documents.lines(Documents.FOLDER.resolve("operating.md")).stream()
                .dropWhile(line -> !line.startsWith("| reason "))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> Pattern.compile("`([A-Z_]+)`")
                        .matcher(line.split("\\|")[1])
                        .results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> all =
                Stream.of(CloseReason.values()).map(CloseReason::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(all, told);
    }

    @Test
    void theMethodsThatTheArchitectureNamesAreThere() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        for (MatchResult method : methods(Documents.lines(ARCHITECTURE))) {
            if (file(sources, method).isEmpty()) {
                missing.add(method.group());
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void theWayOfAMessageHasAsManyMethodsAndFilesAsItSays() throws IOException {
        List<String> lines = Documents.lines(ARCHITECTURE);
        Matcher told = Pattern.compile("takes (\\d+) methods in (\\d+) files").matcher(String.join(" ", lines));
        assertTrue(told.find());
        Map<String, String> sources = sources();
        Set<String> methods = new HashSet<>();
        Set<String> files = new HashSet<>();
        for (MatchResult method : methods(rows(lines))) {
            methods.add(method.group());
            files.addAll(file(sources, method));
        }
        assertEquals(List.of(told.group(1), told.group(2)), List.of("" + methods.size(), "" + files.size()));
    }

    private static List<String> rows(List<String> lines) {
        List<String> rows = lines.stream()
                .dropWhile(line -> !line.startsWith("## The way of one message"))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertFalse(rows.isEmpty());
        return rows;
    }

    private static List<MatchResult> methods(List<String> lines) {
        return lines.stream().flatMap(line -> METHOD.matcher(line).results()).toList();
    }

    /** The files with a type of that name, maybe one inside of another, and a method of that name. */
    private static Set<String> file(Map<String, String> sources, MatchResult method) {
        Pattern type = Pattern.compile("(class|interface|record|enum) " + method.group(1) + "\\b");
        Pattern call = Pattern.compile("\\b" + method.group(2) + "\\(");
        return sources.entrySet().stream()
                .filter(file -> type.matcher(file.getValue()).find())
                .filter(file -> call.matcher(file.getValue()).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.put(file.toString(), Files.readString(file));
            }
        }
        return sources;
    }
}
