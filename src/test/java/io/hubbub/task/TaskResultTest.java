package io.hubbub.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskResultTest {
    private static final int LIMIT = TaskResult.LIMIT_CHARS;

    @Test
    void aResultUpToTheLimitIsLeftAlone() {
        String text = "x".repeat(LIMIT);
        assertSame(text, TaskResult.done(text).text());
    }

    @Test
    void aLongerOneIsCutWithANoteOfItsLength() {
        String text = TaskResult.done("x".repeat(LIMIT + 1)).text();
        assertEquals("x".repeat(LIMIT) + "… (cut, 65537 characters in all)", text);
    }

    @Test
    void noCharacterIsCutInHalf() {
        String text = TaskResult.done("x".repeat(LIMIT - 1) + "😀😀").text();
        assertTrue(text.startsWith("x".repeat(LIMIT - 1) + "… (cut"), text.substring(LIMIT - 10));
    }

    @Test
    void theTextOfADoneTaskIsTheTasksOwn() {
        assertEquals("a\r\nb\u0007", TaskResult.done("a\r\nb\u0007").text());
    }

    @Test
    void onlyDoneIsDone() {
        assertTrue(TaskResult.done("").isDone());
        assertFalse(TaskResult.stopping().isDone());
    }

    @Test
    void refusalsSayWhy() {
        assertEquals(
                "primes was given up: no answer within 30 s",
                TaskResult.late("primes", Duration.ofSeconds(30)).text());
        assertEquals(
                "primes was given up: no answer within 1500 ms",
                TaskResult.late("primes", Duration.ofMillis(1500)).text());
        assertEquals(
                "there is no task nothing, only a, b",
                TaskResult.unknown("", List.of("a", "b")).text());
    }

    @Test
    void strangersWordsAreShortAndHarmlessInARefusal() {
        assertEquals("\"a?b c?d?\"", Wording.quoted("a\0b\nc\u202ed\ud800"));
        assertEquals('"' + "😀".repeat(40) + "…\"", Wording.quoted("😀".repeat(41)));
        assertEquals("one line", Wording.oneLine("  one\u2028line\n"));
        assertEquals(301, Wording.oneLine("x".repeat(5_000)).length());
    }
}
