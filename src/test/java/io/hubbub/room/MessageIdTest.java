package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            long log = random.nextLong(MessageId.MAX_LOG + 1);
            long seq = random.nextLong(MessageId.MAX_SEQ + 1);
            MessageId id = new MessageId(random.nextLong(1L << 43), MessageId.key(log, seq));
            assertEquals(log, MessageId.log(id.key()));
            assertEquals(seq, MessageId.seq(id.key()));
            assertEquals(Optional.of(id), MessageId.parse(id.toString()));
            Position position = new Position(random.nextLong(1L << Position.EPOCH_BITS), seq);
            assertEquals(Optional.of(position), Position.parse(position.toString()));
        }
    }

    @Test
    void theLargestLogAndPlaceFitInOnePositiveNumber() {
        assertEquals(Long.MAX_VALUE, MessageId.key(MessageId.MAX_LOG, MessageId.MAX_SEQ));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "--",
                "a-b",
                "a-b-c-d",
                "a-b-c.1",
                "a-B-c",
                "a-+b-c",
                "a--1-1",
                "a-01-1",
                "zzzzzzzzzzzzzzz-1-1",
                "a-zzzzzz-1",
                "a-1-zzzzzzzz"
            })
    void whatIsNoNameIsNotRead(String text) {
        assertEquals(Optional.empty(), MessageId.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1", "1.2.3", "1.-", "01.2", "A.1", "zzzzzzzzzzzzzzz.1"})
    void whatIsNoPositionIsNotRead(String text) {
        assertEquals(Optional.empty(), Position.parse(text));
    }
}
