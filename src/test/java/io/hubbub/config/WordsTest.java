package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static final List<String> KNOWN = List.of("port", "lineBytes", "behindBytes", "connectionsPerAddress");

    @ParameterizedTest
    @CsvSource({
        "prot, port",
        "PORT, port",
        "pot, port",
        "line_bytes, lineBytes",
        "lineByte, lineBytes",
        "behind-bytes, behindBytes",
        "conectionsPerAdress, connectionsPerAddress"
    })
    void slipIsUnderstood(String slip, String meant) {
        assertEquals(Optional.of(meant), Words.nearest(slip, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "room", "part-time", "bytes", "connections"})
    void anotherWordIsNot(String word) {
        assertEquals(Optional.empty(), Words.nearest(word, KNOWN));
    }

    @Test
    void whatCouldDisturbATerminalIsSpelledOut() {
        assertEquals("a\\u000a\\u001b\\u2028\\u202e\\ud800z", Words.oneLine("a\n\u001b\u2028\u202e\ud800z"));
        assertEquals("caf\u00e9 \ud83d\ude00", Words.oneLine("caf\u00e9 \ud83d\ude00"));
    }
}
