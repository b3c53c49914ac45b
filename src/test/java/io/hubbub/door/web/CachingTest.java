package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers and proxies may keep, and in which form they get it, by RFC 9110, sections 8.8, 12.5 and 13. */
@Timeout(60)
class CachingTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withDoors("web");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The head of an answer, in small letters. */
    private static String head(String method, String path, String... headers) {
        Peer peer = server.connect("web");
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        peer.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
        return peer.awaitText("\r\n\r\n").toLowerCase(Locale.ROOT);
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private static int status(String head) {
        return Integer.parseInt(head.split(" ")[1]);
    }

    private static String tag() {
        return header(head("GET", "/base.css"), "etag");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-None-Match: TAG|304",
                "If-None-Match: W/TAG|304",
                "If-None-Match: \"x\", TAG|304",
                "If-None-Match: \"x,y\" ,W/TAG,|304",
                "If-None-Match:*|304",
                "If-None-Match: \"x\"\\r\\nIf-None-Match: TAG|304",
                "If-None-Match: TAG\\r\\nIf-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT|304",
                "If-None-Match: TAG\\r\\nRange: bytes=0-1|304",
                "If-None-Match: TAG\\r\\nAccept-Encoding: gzip|304",
                "If-None-Match: \"x\"|200",
                "If-None-Match: |200",
                "If-None-Match: x TAGx|304",
                "If-None-Match: *, \"x\"|200",
                "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT|200",
                "If-Match: *|200",
                "If-Match: \"x\"|412",
                "If-Match: W/TAG|412",
                "If-Match: \"x\"\\r\\nIf-None-Match: TAG|412",
                "Range: bytes=0-1|200",
                "Range: bytes=0-1\\r\\nIf-Range: TAG|200"
            })
    void whatAClientHasIsNotSentAgain(String headers, int status) {
        String opaque = tag().replace("w/", "");
        for (String method : new String[] {"GET", "HEAD"}) {
            String head =
                    head(method, "/base.css", headers.replace("TAG", opaque).translateEscapes());
            assertEquals(status, status(head), head);
            assertEquals("no-cache", header(head, "cache-control"));
            assertEquals("accept-encoding", header(head, "vary"));
            if (status != 412) {
                assertEquals(tag(), header(head, "etag"));
            }
            if (status == 304) {
                assertEquals("", header(head, "content-length"), head);
                assertEquals("", header(head, "content-encoding"), head);
            }
        }
    }

    /** One tag for the file with gzip and without: then it has to be a weak one. */
    @Test
    void theTagIsWeakAndDoesNotDependOnTheCoding() {
        assertTrue(tag().startsWith("w/\""), tag());
        assertEquals(tag(), header(head("GET", "/base.css", "Accept-Encoding: gzip"), "etag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|gzip",
                "GZIP|gzip",
                "x-gzip|gzip",
                "deflate, gzip;q=0.1, br|gzip",
                "*|gzip",
                "gzip;q=0.5, identity;q=0.5|gzip",
                "identity;q=0|gzip",
                "*;q=0, gzip|gzip",
                "br\\r\\nAccept-Encoding: gzip|gzip",
                "''|''",
                "identity|''",
                "gzip;q=0|''",
                "gzip;q=0.0|''",
                "gzip; q=0.000|''",
                "not-gzip|''",
                "gzipped, br|''",
                "*;q=0.5, gzip;q=0|''",
                "gzip;q=0.5, identity|''",
                "gzip;q=a|''",
                ";;;,,=|''"
            })
    void aFileComesInTheCodingThatIsLikedBest(String accepted, String coding) {
        String head = head("GET", "/base.css", "Accept-Encoding: " + accepted.translateEscapes());
        assertEquals(200, status(head));
        assertEquals(coding, header(head, "content-encoding"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*;q=0", "identity;q=0, gzip;q=0", "br, *;q=0"})
    void whoTakesNothingThatThereIsIsTold(String accepted) {
        assertEquals(406, status(head("GET", "/base.css", "Accept-Encoding: " + accepted)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,*/*;q=0.8|text/plain",
                "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2|application/openmetrics-text",
                "APPLICATION/OpenMetrics-Text|application/openmetrics-text",
                "application/openmetrics-text;q=0, text/plain|text/plain",
                "application/openmetrics-text;q=0.1, text/plain;q=0.9|text/plain",
                "application/json|text/plain",
                "text/html\\r\\nAccept: application/openmetrics-text|application/openmetrics-text"
            })
    void figuresComeInTheFormatThatIsLikedBest(String accepted, String type) {
        String head = head("GET", "/metrics", "Accept: " + accepted.translateEscapes());
        assertEquals(200, status(head));
        assertTrue(header(head, "content-type").startsWith(type + ";"), head);
        assertEquals("accept", header(head, "vary"));
        assertFalse(head.contains("etag"), head);
    }
}
