package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People search over sockets in what a whole server keeps. */
@Timeout(60)
class KeptSearchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DAY = "2[0-9]{3}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} ";

    @TempDir
    Path folder;

    private TestServer server;
    private Person ann;

    @BeforeEach
    void start() {
        server = TestServer.start("""
                {'history': {'uri': 'sqlite:%s'},
                 'doors': [{'door': 'line', 'port': 0, 'room': 'lobby', 'floodBurst': 0},
                           {'door': 'web', 'port': 0, 'room': 'lobby', 'floodBurst': 0}]}
                """.formatted(folder.resolve("hubbub.db")));
        ann = server.person("line").is("ann");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void says(String text) {
        ann.types(text).sees("ann: " + text);
    }

    private void finds(String typed, String... expected) {
        ann.types(typed);
        for (String line : expected) {
            String seen = ann.line();
            assertEquals(line, line.startsWith("*") ? seen : seen.replaceFirst("^" + DAY, ""), typed);
        }
    }

    @Test
    void thePersonAtTheLineDoorIsShownWhatWasFound() {
        says("the brown fox");
        says("东京都 deployment");
        ann.types("/me brings Café");
        ann.sees("ann: *brings Café*");
        finds("/search FOX", "ann: the brown fox", "* That was all");
        finds("/search depl* 京都", "ann: 东京都 deployment", "* That was all");
        finds("/find cafe from:Ann", "ann: *brings Café*", "* That was all");
        finds("/search cow", "* Nothing was found");
        finds("/search fox after:2999-01-01", "* Nothing was found");
        finds("/search fox after:2020-01-01 before:2999-01-01T10:30", "ann: the brown fox", "* That was all");
        finds("/search from:ann before:2020-01-01", "* Nothing was found");
        finds("/search \"brown fox\" in:*", "[lobby] ann: the brown fox", "* That was all");
        finds("/search fox in:den", "* den: you are not in that room");
    }

    @Test
    void twentyAreShownAtATime() {
        for (int i = 1; i <= 45; i++) {
            says("word " + i);
        }
        List<String> seen = new ArrayList<>();
        for (String command : List.of("/search word", "/more", "/more")) {
            ann.types(command);
            String line = ann.line();
            while (!line.startsWith("*")) {
                seen.add(line.replaceFirst("^" + DAY, ""));
                line = ann.line();
            }
            assertEquals(
                    seen.size() < 45 ? "* There is more, from before that: /more shows it" : "* That was all", line);
        }
        assertEquals(45, seen.size());
        assertEquals("ann: word 45", seen.get(0));
        assertEquals("ann: word 1", seen.get(44));
        finds("/more", "* /more: there is no more; /search WORDS looks for something else");
    }

    @Test
    void whatIsNoSearchIsToldSo() {
        finds("/search !!!", "* /search: expected a word to look for, or from:NICK");
        finds(
                "/search",
                "* /search WORDS finds what has all the words; \"two words\" follow each other, and word* may go on",
                "* Where to look: from:NICK, in:ROOM or in:* for all your rooms",
                "* When it was said, in UTC: after:2026-11-01, before:2026-11-02T18:30");
        finds("/search !!! from:ann", "* /search: expected a word to look for, or from:NICK");
        finds("/search a in:", "* /search: expected something behind in:");
        finds(
                "/search a after:yesterday",
                "* /search: after: expected a day or a time (UTC) as 2026-11-01 or 2026-11-01T18:30, got yesterday");
        finds("/search NEAR(a \"b' AND c* OR", "* Nothing was found");
    }

    private static JsonNode ask(WsPeer peer, String request) throws Exception {
        peer.sends(request.replace('\'', '"'));
        while (true) {
            for (String line : peer.text().split("\n")) {
                JsonNode answer = JSON.readTree(line);
                if (answer.path("id").asText().equals("q")
                        && !answer.path("type").asText().equals("ok")) {
                    return answer;
                }
            }
        }
    }

    private static int count(WsPeer peer, String members) throws Exception {
        return ask(peer, "{'type':'search','id':'q'," + members + "}")
                .get("events")
                .size();
    }

    @Test
    void programsSearchInJson() throws Exception {
        says("the brown fox");
        says("a brown bear");
        WsPeer peer = WsPeer.open(server.connect("web"), "/ws");
        peer.sends("{\"type\":\"hello\",\"version\":1,\"nick\":\"bee\"}\n{\"type\":\"join\",\"room\":\"lobby\"}");
        JsonNode first = ask(peer, "{'type':'search','id':'q','words':'brown','count':1}");
        assertEquals("search", first.get("type").asText());
        JsonNode bear = first.get("events").get(0);
        assertEquals(
                "lobby ann message a brown bear",
                bear.get("room").asText() + " " + bear.get("nick").asText() + " "
                        + bear.get("kind").asText() + " " + bear.get("text").asText());
        assertEquals(bear.get("msgid"), first.get("next"));
        assertTrue(bear.get("seq").asLong() > 0 && bear.get("time").asLong() > 0);
        JsonNode second = ask(
                peer,
                "{'type':'search','id':'q','room':'lobby','words':'brown','count':1,'before':'"
                        + first.get("next").asText() + "'}");
        assertEquals("the brown fox", second.get("events").get(0).get("text").asText());
        assertFalse(second.has("next"));
        long time = bear.get("time").asLong();
        assertEquals(2, count(peer, "'nick':'ANN','afterTime':0"));
        assertEquals(0, count(peer, "'nick':'ann','afterTime':" + time));
        assertEquals(0, count(peer, "'nick':'ann','beforeTime':1"));
        assertEquals(
                "NOT_IN_ROOM",
                ask(peer, "{'type':'search','id':'q','words':'a','room':'den'}")
                        .get("code")
                        .asText());
        for (String wrong : List.of(
                "'words':'!'",
                "'words':'','nick':''",
                "'words':'! ','nick':'ann'",
                "'words':'a','before':'x'",
                "'words':'a','count':101",
                "'words':7")) {
            JsonNode error = ask(peer, "{'type':'search','id':'q'," + wrong + "}");
            assertEquals("BAD_REQUEST", error.path("code").asText(), wrong);
        }
    }
}
