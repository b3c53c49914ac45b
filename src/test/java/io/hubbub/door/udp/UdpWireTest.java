package io.hubbub.door.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Speech;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.stats.DatagramStats;
import io.hubbub.stats.DatagramStats.Fate;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UdpWireTest {
    private static final int MOST = 64;

    private final DatagramStats stats = new ConnectionStats().datagrams();
    private final UdpWire wire = new UdpWire(MOST, stats);

    @Test
    void aStreamIsCutAsBytesAndALineAsLines() {
        String words = "x".repeat(MOST);
        assertEquals(List.of(words, "y"), shown("bob", Speech.stream(Buffer.buffer(words + "y"))));
        assertEquals(List.of("bob:" + "x".repeat(MOST - 5) + "\n", "bob:xxxxx\n"), shown("bob", Speech.line(words)));
        assertEquals(2, stats.count(Fate.CUT));
    }

    @Test
    void whatFitsIsOneAndNotCounted() {
        String words = "x".repeat(MOST - 5);
        assertEquals(List.of("bob:" + words + "\n"), shown("bob", Speech.line(words)));
        assertEquals(0, stats.count(Fate.CUT));
    }

    @Test
    void aNameThatLeavesNoRoomIsInFrontOfTheFirstOnly() {
        String nick = "€".repeat(20);
        assertEquals(List.of(nick + ":abc", "def\n"), shown(nick, Speech.line("abcdef")));
        assertEquals(1, stats.count(Fate.CUT));
    }

    /** No datagram has a line without the name in front, and as many stand in one as fit. */
    @Test
    void severalLinesAreDividedBetweenThem() {
        Speech lines = Speech.text(Speech.Kind.MESSAGE, "a\n\n" + "x".repeat(MOST) + "\nb\nc");
        assertEquals(
                List.of("bob:a\nbob:\n", "bob:" + "x".repeat(MOST - 5) + "\n", "bob:xxxxx\nbob:b\nbob:c\n"),
                shown("bob", lines));
        assertEquals(List.of("bob:a\nbob:b\n"), shown("bob", Speech.text(Speech.Kind.MESSAGE, "a\nb")));
        assertEquals(1, stats.count(Fate.CUT));
    }

    private List<String> shown(String nick, Speech speech) {
        Buffer out = Buffer.buffer();
        wire.encode("den", new Event.Said(1, 0, new Member(1, nick), speech), out);
        List<String> datagrams = new ArrayList<>();
        for (int at = 0; at < out.length(); at += 2 + out.getUnsignedShort(at)) {
            datagrams.add(out.getString(at + 2, at + 2 + out.getUnsignedShort(at)));
        }
        return datagrams;
    }
}
