package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no request, and what only looks dangerous. */
@Timeout(60)
class JsonInputTest {
    private static final int RANDOM_REQUESTS = 3000;

    private final TestServer server = TestServer.withDoors("web");
    private final JsonPeer ann = JsonPeer.welcomed(server, "ann").joins("den");
    private final JsonPeer bob = JsonPeer.welcomed(server, "bob").joins("den", ann);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                " ",
                "{",
                "}",
                "[]",
                "[{\"type\":\"ping\"}]",
                "null",
                "\"ping\"",
                "5",
                "{}",
                "{\"type\":5}",
                "{\"type\":null}",
                "{\"Type\":\"ping\"}",
                "{\"type\":\"ping\"}{\"type\":\"ping\"}",
                "{\"type\":\"ping\"},",
                "{\"type\":\"ping\",}",
                "{'type':'ping'}",
                "{type:\"ping\"}",
                "{\"type\":\"ping\"} // words",
                "{\"type\":\"ping\",\"type\":\"ping\"}",
                "{\"type\":\"ping\",\"id\":1,\"id\":2}",
                "{\"type\":\"ping\",\"id\":1.5}",
                "{\"type\":\"ping\",\"id\":1e2}",
                "{\"type\":\"ping\",\"id\":true}",
                "{\"type\":\"ping\",\"id\":null}",
                "{\"type\":\"ping\",\"id\":[1]}",
                "{\"type\":\"ping\",\"id\":9223372036854775808}",
                "{\"type\":\"ping\",\"id\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
                "{\"type\":\"ping\",\"x\":NaN}",
                "{\"type\":\"ping\",\"x\":01}",
                "{\"type\":\"ping\",\"x\":\"\\q\"}",
                "{\"type\":\"ping\",\"x\":\"\u0000\"}",
                "{\"type\":\"ping\",\"x\":\"\t\"}",
                "{\"type\":\"ping\",\"x\":\"\\u12\"}",
                "\uFEFF{\"type\":",
            })
    void whatIsNoRequestIsAnsweredOnceAndTheNextOneIsHeard(String line) {
        ann.sendsAsIs(line);
        JsonObject error = ann.next();
        assertEquals("BAD_REQUEST", error.getString("code"), error::encode);
        assertTrue(error.getString("text").contains("expected"), error::encode);
        assertFalse(error.getString("text").contains("com.fasterxml"), error::encode);
        ann.seesNothing();
    }

    @Test
    void emptyLinesAreNothing() {
        ann.sendsAsIs("").sendsAsIs("\n\n\r\n").seesNothing();
    }

    @Test
    void nestingHasAnEnd() {
        for (int depth : List.of(9, 400, 9000)) {
            ann.sendsAsIs("{\"type\":\"ping\",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
            assertEquals("BAD_REQUEST", ann.next().getString("code"));
            ann.sendsAsIs("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
            assertEquals("BAD_REQUEST", ann.next().getString("code"));
        }
        ann.seesNothing();
    }

    @Test
    void hugeNumbersCostNothing() {
        for (String number : List.of("9".repeat(60_000), "1e999999999", "-1E-999999999", "0." + "1".repeat(60_000))) {
            ann.sendsAsIs("{\"type\":\"hello\",\"id\":1,\"version\":" + number + "}");
            assertEquals("BAD_REQUEST", ann.next().getString("code"));
            ann.sendsAsIs("{\"type\":\"ping\",\"id\":" + number + "}");
            assertEquals("BAD_REQUEST", ann.next().getString("code"));
        }
        ann.seesNothing();
    }

    @Test
    void theLargestAndTheSmallestIdComeBack() {
        for (long id : List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)) {
            assertEquals(id, ann.sends("{'type':'ping','id':" + id + "}").next().getLong("id"));
        }
        String text = "\\\"</script>\u2028 grüße \uD83D\uDE00";
        ann.sendsAsIs(new JsonObject().put("type", "ping").put("id", text).encode());
        assertEquals(text, ann.next().getString("id"));
        ann.sends("{'type':'ping','id':''}").sees("{'type':'pong','id':''}");
    }

    @Test
    void whatIsTooLongIsDroppedAndTheConnectionGoesOn() {
        ann.sends("{'type':'say','room':'den','text':'" + "x".repeat(70_000) + "'}", "{'type':'ping','id':1}");
        assertEquals("TOO_LONG", ann.next().getString("code"));
        ann.sees("{'type':'pong','id':1}").seesNothing();
        bob.seesNothing();
    }

    @Test
    void theLongestRequestComesThrough() {
        String around = "{'type':'say','room':'den','text':''}";
        String text = "x".repeat(65_536 - around.length());
        ann.sends("{'type':'say','room':'den','text':'" + text + "'}");
        assertEquals(text, bob.next().getString("text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "\"},{\"type\":\"bye\"",
                "\\\",\\n{\\\"type\\\":\\\"bye\\\"}",
                "\\",
                "'; drop table rooms; --",
                "${jndi:ldap://evil}",
                "%s%n%x",
                "\t tabs \t",
                "grüße € \uD83D\uDE00 \uFFFD",
                "{\"type\":\"say\"}"
            })
    void wordsStayWords(String words) {
        ann.sendsAsIs(new JsonObject()
                .put("type", "say")
                .put("room", "den")
                .put("text", words)
                .encode());
        assertEquals(words, bob.next().getString("text"));
        bob.seesNothing();
    }

    @Test
    void whatSteersAScreenOrTurnsTheDirectionIsShownAsASign() {
        for (String escape : List.of("\\u0000", "\\u001b", "\\u007f", "\\u0085", "\\u202e", "\\u206a")) {
            ann.sendsAsIs("{\"type\":\"say\",\"room\":\"den\",\"text\":\"a" + escape + "b\"}");
            String text = bob.next().getString("text");
            assertEquals("a" + "b", text.charAt(0) + text.substring(text.length() - 1));
            assertEquals(3, text.codePointCount(0, text.length()), escape + " became " + text);
            assertFalse(
                    text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x202E || c == 0x206A), escape);
        }
    }

    @Test
    void halfACharacterIsNone() {
        for (String half : List.of("\\ud800", "\\udc00", "\\udc00\\ud800", "x\\udbff")) {
            ann.sendsAsIs("{\"type\":\"say\",\"room\":\"den\",\"text\":\"a" + half + "b\"}");
            String text = bob.next().getString("text");
            assertTrue(text.startsWith("a") && text.endsWith("b"), text);
            assertFalse(text.chars().anyMatch(c -> Character.isSurrogate((char) c)), text);
        }
        ann.sendsAsIs("{\"type\":\"ping\",\"id\":\"\\ud800\"}");
        ann.rest();
        ann.sendsAsIs("{\"type\":\"dance\\ud800\"}");
        ann.rest();
    }

    @Test
    void whateverIsSentTheConnectionStaysAndEveryIdIsAnsweredOnce() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Object> asked = new ArrayList<>();
        List<Object> answered = new ArrayList<>();
        JsonPeer eve = JsonPeer.welcomed(server, "eve");
        for (int i = 0; i < RANDOM_REQUESTS; i++) {
            asked.add(i);
            eve.sendsAsIs(request(random, i).encode());
            if (i % 50 == 49) {
                for (JsonObject seen : eve.rest()) {
                    boolean isAnswer = seen.containsKey("id") && !"event".equals(seen.getString("type"));
                    if (isAnswer) {
                        answered.add(seen.getValue("id"));
                    }
                }
            }
        }
        // Tasks are answered when they are done.
        while (answered.size() < asked.size()) {
            JsonObject seen = eve.next();
            if (seen.containsKey("id") && !"event".equals(seen.getString("type"))) {
                answered.add(seen.getValue("id"));
            }
        }
        assertEquals(
                asked,
                answered.stream()
                        .map(id -> (Object) ((Number) id).intValue())
                        .sorted()
                        .toList(),
                "seed " + seed);
        ann.rest();
        bob.rest();
    }

    private static final List<String> TYPES = List.of(
            "hello", "join", "leave", "say", "nick", "topic", "direct", "names", "rooms", "whois", "away", "kick",
            "role", "invite", "task", "ping", "dance");
    private static final List<String> MEMBERS = List.of(
            "room",
            "text",
            "nick",
            "key",
            "reason",
            "topic",
            "to",
            "kind",
            "role",
            "granted",
            "task",
            "arguments",
            "version");
    private static final List<Object> VALUES = List.of(
            "den",
            "garden",
            "eve",
            "ann",
            "",
            "message",
            "action",
            "operator",
            "voice",
            "sum",
            "100",
            "x y",
            1,
            -5,
            1.5,
            true,
            false,
            new JsonArray().add(1),
            new JsonObject().put("a", "b"),
            "\u0000",
            "\uD800",
            "#den",
            "grüße");

    private static JsonObject request(Random random, int id) {
        JsonObject request = new JsonObject().put("type", one(TYPES, random)).put("id", id);
        for (int i = random.nextInt(6); i > 0; i--) {
            request.put(one(MEMBERS, random), one(VALUES, random));
        }
        return request;
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
