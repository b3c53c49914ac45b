package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbub.room.MessageId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that clients of a server have received, over all its lives. No name and no number stands for two events: whoever tells of one
 * that is another fails.
 */
final class Witness {
    /** What a writer says: its name, the life of the server, and a number. */
    private static final Pattern TOKEN = Pattern.compile("w\\d+\\.\\d+\\.\\d+;");

    /**
     * An event that somebody has received.
     *
     * @param words what it is, all of it
     * @param life the life of the server in which it was first received
     * @param ns when that was
     */
    record Heard(String room, long seq, String msgid, String kind, String words, int life, long ns) {}

    private final Map<String, Heard> byName = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Long, Heard>> byRoom = new ConcurrentHashMap<>();
    private final Map<String, Long> tokensNs = new ConcurrentHashMap<>();

    /** Names of events that were read from what is kept, by which they are kept. */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    volatile int life;

    /** Somebody has received an event. */
    void hear(String room, JsonNode event) {
        String kind = event.path("kind").asText();
        String words = kind + " " + event.path("nick").asText() + " "
                + event.path("text").asText() + " " + event.path("changes");
        String msgid = event.path("msgid").asText();
        long seq = event.path("seq").asLong();
        Heard heard = new Heard(room, seq, msgid, kind, words, life, System.nanoTime());
        long key = MessageId.parse(msgid).orElseThrow().key();
        assertEquals(seq, MessageId.seq(key), msgid);
        Heard before = byName.putIfAbsent(msgid, heard);
        same(before, heard);
        // A room that is open to all has one log for ever, and one number for each event.
        same(inRoom(room).putIfAbsent(seq, heard), heard);
    }

    private static void same(Heard one, Heard other) {
        if (one != null) {
            String expected = one.msgid + " " + one.seq + " " + one.words;
            assertEquals(expected, other.msgid + " " + other.seq + " " + other.words);
        }
    }

    /** Somebody has been shown an event out of what is kept. */
    void seeKept(String room, JsonNode event) {
        hear(room, event);
        kept.add(event.path("msgid").asText());
    }

    /** Somebody has received words at a door that tells no numbers. */
    void hearWords(String line) {
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            tokensNs.putIfAbsent(matcher.group(), System.nanoTime());
        }
    }

    static void tokens(String text, Set<String> into) {
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            into.add(matcher.group());
        }
    }

    /** The life of the server in which a word was said. */
    static int life(String token) {
        int point = token.indexOf('.');
        return Integer.parseInt(token, point + 1, token.lastIndexOf('.'), 10);
    }

    /** The events of a room that somebody has received, by number. */
    NavigableMap<Long, Heard> inRoom(String room) {
        return byRoom.computeIfAbsent(room, name -> new ConcurrentSkipListMap<>());
    }

    boolean isKept(Heard heard) {
        return kept.contains(heard.msgid);
    }

    /** Words that were received at a door without numbers, and when. */
    Map<String, Long> words() {
        return new TreeMap<>(tokensNs);
    }
}
