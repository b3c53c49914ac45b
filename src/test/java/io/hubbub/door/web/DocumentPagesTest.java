package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents as a browser gets them, by the JDK's client. */
@Timeout(60)
class DocumentPagesTest {
    private final TestServer server = TestServer.start(
            "{'doors': [{'door': 'web', 'port': 0}, {'door': 'web', 'name': 'deep', 'port': 0, 'path': '/chat/'}]}");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"web,/", "deep,/chat/"})
    void everyDocumentIsAPageWithAllThatItLeadsTo(String door, String path) throws Exception {
        Set<URI> found = new TreeSet<>(List.of(address(door, path + "docs/")));
        Set<URI> seen = new TreeSet<>();
        while (!seen.containsAll(found)) {
            URI next = found.stream()
                    .filter(each -> !seen.contains(each))
                    .findFirst()
                    .orElseThrow();
            seen.add(next);
            HttpResponse<byte[]> answer = get(next);
            assertEquals(200, answer.statusCode(), next.toString());
            if (next.getPath().startsWith(path + "docs/")
                    && header(answer, "Content-Type").startsWith("text/html")) {
                String page = text(answer);
                links(page).stream()
                        .map(next::resolve)
                        .filter(link -> link.getHost().equals("localhost"))
                        .peek(link -> assertHasAnchor(next, page, link))
                        .forEach(link -> found.add(withoutAnchor(link)));
            }
        }
        Set<String> paths = seen.stream().map(URI::getPath).collect(Collectors.toSet());
        for (String name : List.of("irc", "json", "web", "operating", "configuration", "architecture", "chat.png")) {
            assertTrue(paths.contains(path + "docs/" + name), paths::toString);
        }
        assertTrue(paths.contains(path + "docs.css"), paths::toString);
        assertTrue(paths.contains(path), paths::toString);
    }

    /** Of other pages' anchors a test of the documents knows. */
    private static void assertHasAnchor(URI from, String page, URI link) {
        if (link.getRawFragment() != null && withoutAnchor(link).equals(from)) {
            assertTrue(page.contains("id=\"" + link.getRawFragment() + "\""), from + " lacks #" + link.getFragment());
        }
    }

    private static URI withoutAnchor(URI link) {
        return URI.create(link.toString().replaceFirst("#.*", ""));
    }

    private static List<String> links(String page) {
        return Pattern.compile(" (?:href|src)=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void aPageIsGuardedAndHasNoScriptAndNoStyleOfItsOwn() throws Exception {
        HttpResponse<byte[]> page = get(address("web", "/docs/irc"));
        assertTrue(header(page, "Content-Security-Policy").startsWith("default-src 'none'; "));
        assertEquals("nosniff", header(page, "X-Content-Type-Options"));
        assertFalse(Pattern.compile("<style|\\sstyle=|\\son\\w+=|<script")
                .matcher(text(page))
                .find());
    }

    @Test
    void aBrowserThatHasItIsNotSentItAgain() throws Exception {
        HttpResponse<byte[]> page = get(address("web", "/docs/irc"));
        HttpResponse<byte[]> again = get(address("web", "/docs/irc"), "If-None-Match", header(page, "ETag"));
        assertEquals(304, again.statusCode());
        assertEquals(0, again.body().length);
    }

    @Test
    void itIsSentCompressedToABrowserThatTakesThat() throws Exception {
        HttpResponse<byte[]> page = get(address("web", "/docs/irc"), "Accept-Encoding", "gzip");
        assertEquals("gzip", header(page, "Content-Encoding"));
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(page.body()))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(text(get(address("web", "/docs/irc"))), text);
        }
    }

    @Test
    void itsLengthCanBeAskedFor() throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(address("web", "/docs/irc"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> head = client.send(ask, HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, head.statusCode());
        assertEquals(get(address("web", "/docs/irc")).body().length, Integer.parseInt(header(head, "Content-Length")));
    }

    @ParameterizedTest
    @CsvSource({"web,/docs,docs/", "web,/docs?x=1,docs/?x=1", "deep,/chat/docs,docs/"})
    void theListIsFoundWithoutASlash(String door, String path, String there) throws Exception {
        HttpResponse<byte[]> answer = get(address(door, path));
        assertEquals(302, answer.statusCode());
        assertEquals(there, header(answer, "Location"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/nothing",
                "/docs//",
                "/docs/README",
                "/docs/README.md",
                "/docs/irc.md",
                "/docs/irc/",
                "/docs/../pom.xml",
                "/docs/%2e%2e/web/index.html",
                "/docs/hubbub.json"
            })
    void whatIsNoDocumentIsNotFound(String path) {
        String status = server.connect("web")
                .send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .line();
        assertTrue(status.startsWith("HTTP/1.1 404 "), status);
    }

    @ParameterizedTest
    @CsvSource({"POST,405", "DELETE,405", "OPTIONS,204", "NONSENSE,501"})
    void itIsThereToBeReadOnly(String method, int code) {
        String status = server.connect("web")
                .send(method + " /docs/irc HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .line();
        assertTrue(status.startsWith("HTTP/1.1 " + code + " "), status);
    }

    @Test
    void headingsHaveTheAnchorsThatACodeHostGivesThem() {
        String html = new MarkdownDocument(
                        "x", "# T\n\n## The console's protocol\n\n## A `b`, c & d\n\n## A `b`, c & d\n")
                .html();
        assertTrue(html.contains("<h2 id=\"the-consoles-protocol\">"), html);
        assertTrue(html.contains("<h2 id=\"a-b-c--d\">"), html);
        assertTrue(html.contains("<h2 id=\"a-b-c--d-1\">"), html);
    }

    @Test
    void linksLeadToOtherPagesAndWhatIsNotHereIsNamedOnly() {
        MarkdownDocument document = new MarkdownDocument(
                "x",
                "[a](irc.md) [b](irc.md#c) [d](#d) [e](https://f.example/g.md) [h `i`](../../../conf/j.json)\n\n![k](../l.png)\n");
        String html = document.html();
        for (String expected : List.of(
                "<a href=\"irc\">a</a>",
                "<a href=\"irc#c\">b</a>",
                "<a href=\"#d\">d</a>",
                "<a href=\"https://f.example/g.md\">e</a>",
                "</a> h <code>i</code></p>",
                "<img src=\"l.png\" alt=\"k\" />")) {
            assertTrue(html.contains(expected), html);
        }
        assertEquals(Set.of("irc"), document.documents().keySet());
        assertEquals(Set.of("l.png"), document.pictures());
    }

    private URI address(String door, String path) {
        return URI.create("http://localhost:" + server.port(door) + path);
    }

    private HttpResponse<byte[]> get(URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
