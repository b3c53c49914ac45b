package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Complaints;
import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser gets that asks for no WebSocket, by the JDK's client. */
@Timeout(60)
class PagesTest {
    private final TestServer server = TestServer.withDoors("web");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thePageIsThereAndBringsTheHeadersThatGuardIt() throws Exception {
        HttpResponse<byte[]> page = get("/");
        assertEquals(200, page.statusCode());
        assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
        assertEquals("no-cache", header(page, "Cache-Control"));
        assertArrayEquals(resource("index.html"), page.body());
        assertGuarded(page);
        assertTrue(header(page, "Content-Security-Policy").startsWith("default-src 'none'; "));
    }

    @Test
    void whoHasNotComeInYetIsToldTheFirstRoom() throws Exception {
        HttpResponse<byte[]> room = get("/first-room");
        assertEquals(200, room.statusCode());
        assertEquals("lobby\n", new String(room.body(), StandardCharsets.UTF_8));
        assertGuarded(room);
    }

    private static void assertGuarded(HttpResponse<byte[]> answer) {
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("no-referrer", header(answer, "Referrer-Policy"));
        assertEquals("same-origin", header(answer, "Cross-Origin-Opener-Policy"));
        assertTrue(header(answer, "Content-Security-Policy").contains("frame-ancestors 'none'"));
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() throws Exception {
        String tag = header(get("/"), "ETag");
        HttpResponse<byte[]> again = get("/", "If-None-Match", tag);
        assertEquals(304, again.statusCode());
        assertEquals(0, again.body().length);
        assertEquals(tag, header(again, "ETag"));
        assertEquals(200, get("/", "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void whoTakesGzipGetsIt() throws Exception {
        HttpResponse<byte[]> page = get("/", "Accept-Encoding", "deflate, gzip, br");
        assertEquals("gzip", header(page, "Content-Encoding"));
        assertEquals("accept-encoding", header(page, "Vary"));
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(page.body()))) {
            assertArrayEquals(resource("index.html"), in.readAllBytes());
        }
    }

    @Test
    void theConsoleHasAPageToo() throws Exception {
        assertArrayEquals(resource("console.html"), get("/console").body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/index.html/x",
                "/files.txt",
                "/../pom.xml",
                "/..%2f..%2fpom.xml",
                "/%2e%2e/%2e%2e/io/hubbub/command/Main.class",
                "/web/index.html",
                "//etc/passwd",
                "//",
                "//console",
                "/./",
                "/console//",
                "/%00",
                "/io/hubbub/command/Main.class",
                "/META-INF/MANIFEST.MF"
            })
    void whatIsNotThereIsNotFound(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertEquals(404, answer.statusCode());
        assertGuarded(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "TRACE", "PATCH"})
    void whatIsThereIsThereToBeReadOnly(String method) {
        String status = server.connect("web")
                .send(method + " / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .line();
        assertTrue(status.startsWith("HTTP/1.1 405 "), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console", "/base.css", "/health/live", "/metrics"})
    void whatCanBeReadCanBeAskedAbout(String path) throws Exception {
        HttpResponse<byte[]> whole = get(path);
        HttpRequest ask = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port("web") + path))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> head = client.send(ask, HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, whole.statusCode());
        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        assertEquals(header(whole, "Content-Type"), header(head, "Content-Type"));
        // The figures are others each time.
        if (path.equals("/metrics")) {
            assertTrue(Integer.parseInt(header(head, "Content-Length")) > 0);
        } else {
            assertEquals(header(whole, "Content-Length"), header(head, "Content-Length"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/,'GET, HEAD, OPTIONS'",
        "/metrics,'GET, HEAD, OPTIONS'",
        "/health/live,'GET, HEAD, OPTIONS'",
        "/ws,'GET, OPTIONS'",
        "/irc,'GET, OPTIONS'",
        "/console/ws,'GET, OPTIONS'"
    })
    void whoAsksForSomethingElseIsToldWhatThereIs(String path, String methods) {
        for (String method : List.of("DELETE", "OPTIONS")) {
            allows(method, path, methods);
        }
    }

    @Test
    void whoAsksWhatTheServerCanIsTold() {
        allows("OPTIONS", "*", "GET, HEAD, OPTIONS");
    }

    private void allows(String method, String path, String methods) {
        String head = server.connect("web")
                .send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .awaitText("\r\n\r\n");
        assertTrue(
                head.toLowerCase(Locale.ROOT).contains("\r\nallow: " + methods.toLowerCase(Locale.ROOT) + "\r\n"),
                head);
    }

    @Test
    void thePathToTheConsoleMayEndWithASlash() throws Exception {
        HttpResponse<byte[]> answer = get("/console/");
        assertEquals(302, answer.statusCode());
        assertEquals("../console", header(answer, "Location"));
        assertEquals("../console?x=1&y=%20", header(get("/console/?x=1&y=%20"), "Location"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /% HTTP/1.1|Host: localhost|Expected two hexadecimal digits after each % in the address.",
                "GET /%zz HTTP/1.1|Host: localhost|Expected two hexadecimal digits after each % in the address.",
                "GET / HTTP/1.1|X: y|Expected a Host header.",
                "GET / HTTP/1.1|Host: a\\r\\nHost: a|Expected one Host header.",
                "GET console HTTP/1.1|Host: localhost|Expected a path that begins with a slash.",
                "GET * HTTP/1.1|Host: localhost|Expected a path that begins with a slash.",
                "CONNECT localhost:80 HTTP/1.1|Host: localhost|Expected a path that begins with a slash.",
                "GET ftp://localhost/ HTTP/1.1|Host: localhost|Expected a path that begins with a slash.",
                "GET / HTTP/1.1|Host: [fe80::1%]|Expected a host name or an IP address, and maybe a port, in the Host header.",
                "GET / HTTP/1.1|Host: two words|Expected a host name or an IP address, and maybe a port, in the Host header.",
                "GET / HTTP/1.1|Host: localhost:x|Expected a host name or an IP address, and maybe a port, in the Host header.",
                "GET / HTTP/1.1|Host: [::1|Expected a host name or an IP address, and maybe a port, in the Host header.",
                "GET / HTTP/1.1|Host: [:::::]|Expected a host name or an IP address, and maybe a port, in the Host header.",
                "GET / HTTP/1.1|Host: localhost:99999|Expected a host name or an IP address, and maybe a port, in the Host header.",
                "GET / HTTP/1.0|Host: a\\r\\nHost: a|Expected one Host header.",
                "GET http://user@x/ HTTP/1.1|Host: x|Expected a host name or an IP address, and maybe a port, in the address."
            })
    void whatIsNoSoundRequestIsToldWhatWasExpectedAndLoggedAsNoMistake(String line, String header, String sentence) {
        try (Complaints complaints = new Complaints()) {
            Peer peer = server.connect("web").send(line + "\r\n" + header.translateEscapes() + "\r\n\r\n");
            String status = peer.line();
            assertTrue(status.startsWith("HTTP/1.") && status.contains(" 400 "), status);
            peer.awaitText("\r\n\r\n" + sentence + "\n");
            peer.expectEnd();
            assertEquals(List.of(), complaints.list());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/console,200",
        "http://localhost,200",
        "HTTP://LOCALHOST:8080?x=1,200",
        "https://[::1]/console/,302",
        "http://localhost//console,404",
        "/%63onsole,200",
        "/index%2Ehtml,200",
        "/console%2F,404",
        "/?x=//y,200"
    })
    void whatMeansTheSameAddressIsTheSame(String address, int status) {
        String line = server.connect("web")
                .send("GET " + address + " HTTP/1.1\r\nHost: other\r\n\r\n")
                .line();
        assertTrue(line.startsWith("HTTP/1.1 " + status + " "), line);
    }

    /** HAProxy's health check is one; RFC 9112, section 3.2, wants a Host of HTTP/1.1 only. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health/ready HTTP/1.0\r\n",
                "HEAD /health/ready HTTP/1.0\r\n",
                "OPTIONS / HTTP/1.0\r\n",
                "GET / HTTP/1.1\r\nHost: [fe80::1%eth0]:80\r\n",
                "GET / HTTP/1.1\r\nHost: [fe80::1%25eth0]:80\r\n",
                "GET / HTTP/1.1\r\nHost: [::ffff:127.0.0.1]:1\r\n",
                "GET / HTTP/1.1\r\nHost: \r\n",
                "GET / HTTP/1.1\r\nHost: LOCALHOST.\r\n",
                "GET / HTTP/1.1\r\nHost: my_host\r\n"
            })
    void whateverNamesTheServerSoundlyIsAnswered(String request) {
        String line = server.connect("web").send(request + "\r\n").line();
        assertTrue(line.startsWith("HTTP/1.") && line.contains(" 20"), line);
    }

    @Test
    void aMethodThatHttpDoesNotKnowIsNotImplemented() {
        Peer peer = server.connect("web").send("NONSENSE / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        String status = peer.line();
        assertTrue(status.startsWith("HTTP/1.1 501 "), status);
        peer.awaitText("\r\n\r\nThere is no such method here. Expected GET.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "//", "/ws/"})
    void whatIsNotThereIsNotFoundByAnyMethodAndAsksForNoBody(String path) {
        for (String method : List.of("GET", "POST", "OPTIONS", "HEAD")) {
            Peer peer = server.connect("web")
                    .send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            + "GET /first-room HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String status = peer.line();
            assertTrue(status.startsWith("HTTP/1.1 404 "), method + ": " + status);
            String both = peer.awaitText("lobby\n");
            assertEquals(!method.equals("HEAD"), both.contains("There is nothing at this address.\n"), both);
        }
    }

    @Test
    void whatSomebodyPromisesOrSendsAlongIsNoHindrance() {
        String first = "GET /first-room HTTP/1.1\r\nHost: localhost\r\n";
        String last = first + "Connection: close\r\n\r\n";
        for (String more : List.of(
                "Expect: 100-continue\r\nContent-Length: 3\r\n\r\nabc",
                "Content-Length: 3\r\n\r\nabc",
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                "Range: bytes=0-1\r\n\r\n")) {
            Peer peer = server.connect("web").send(first + more + last);
            peer.awaitText("\r\n\r\nlobby\n");
            peer.awaitText("\r\n\r\nlobby\n");
            peer.expectEnd();
        }
    }

    @ParameterizedTest
    @CsvSource({"12000,0,200", "0,9000,200", "40000,0,431", "0,20000,414"})
    void singleSignOnsCookiesFitAndMoreIsToldTheLimit(int cookieBytes, int urlBytes, int status) {
        Peer peer = server.connect("web")
                .send("GET /first-room?x=" + "u".repeat(urlBytes) + " HTTP/1.1\r\nHost: localhost\r\nCookie: x="
                        + "c".repeat(cookieBytes) + "\r\n\r\n");
        String line = peer.line();
        assertTrue(line.startsWith("HTTP/1.") && line.contains(" " + status + " "), line);
        String told = status == 200 ? "lobby\n" : status == 431 ? "(\"headerBytes\").\n" : "(\"urlBytes\").\n";
        peer.awaitText(told);
        String socket = WsPeer.request("/ws", "Cookie: x=" + "c".repeat(cookieBytes));
        String answer = server.connect("web").send(socket).line();
        assertTrue(answer.startsWith(cookieBytes < 32_768 ? "HTTP/1.1 101 " : "HTTP/1.1 431 "), answer);
    }

    @Test
    void belowAPathItIsFoundThereAlone() throws Exception {
        try (TestServer deep = TestServer.start("{'doors': [{'door': 'web', 'port': 0, 'path': '/chat/'}]}")) {
            assertEquals(200, get(deep, "/chat/").statusCode());
            assertEquals(302, get(deep, "/chat").statusCode());
            assertEquals("chat/", header(get(deep, "/chat"), "Location"));
            assertEquals("chat/?room=x", header(get(deep, "/chat?room=x"), "Location"));
            assertEquals(404, get(deep, "/").statusCode());
            assertEquals(404, get(deep, "/console").statusCode());
            assertEquals(200, get(deep, "/chat/console").statusCode());
            assertEquals(200, get(deep, "/chat/health/live").statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "\0\1\2\3\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n"
            })
    void garbageHarmsNobody(String garbage) throws Exception {
        server.connect("web").send(garbage).endInput().awaitGone();
        assertEquals(200, get("/").statusCode());
    }

    @Test
    void whoAsksForMoreInAdvanceThanIsTakenIsLetGoWithoutAWordInTheLog() throws Exception {
        try (Complaints complaints = new Complaints()) {
            String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
            server.connect("web").send(request.repeat(1000)).awaitGone();
            assertEquals(200, get("/").statusCode());
            assertEquals(List.of(), complaints.list());
        }
    }

    @Test
    void anEndlessHeaderIsGivenUp() throws Exception {
        Peer peer = server.connect("web").send("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(40_000));
        String status = peer.line();
        assertTrue(status.startsWith("HTTP/1.1 431 "), status);
        peer.awaitText("\r\n\r\nExpected headers of at most 32768 bytes (\"headerBytes\").\n");
        peer.awaitGone();
        assertEquals(200, get("/").statusCode());
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return get(server, path, headers);
    }

    private HttpResponse<byte[]> get(TestServer from, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + from.port("web") + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Pages.class.getResourceAsStream("/web/" + name)) {
            return in.readAllBytes();
        }
    }
}
