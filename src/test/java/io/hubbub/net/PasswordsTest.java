package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class PasswordsTest {
    /** Made by other programs, of {@code frenchfries}. */
    private static final String MADE_ELSEWHERE = "$2a$04$3GzUZB5JapaAbwn7sogpOu9NSiLOgnozVllm2e96LiNPrm61ZsZSq";

    @Test
    void onlyTheRightPasswordMatches() {
        String hash = Passwords.hash("pass word €");
        assertTrue(Passwords.matches("pass word €", hash));
        for (String wrong : new String[] {"", "pass word", "pass word €€", "Pass word €", hash}) {
            assertFalse(Passwords.matches(wrong, hash), wrong);
        }
    }

    @Test
    void aHashIsAnotherOneEachTimeAndDoesNotShowThePassword() {
        String hash = Passwords.hash("secret");
        assertNotEquals(hash, Passwords.hash("secret"));
        assertEquals(60, hash.length());
        assertFalse(hash.contains("secret"));
    }

    @Test
    void whatIsTooLongIsNotHashedAndMatchesNothingThatBeginsAlike() {
        String longest = "x".repeat(72);
        String hash = Passwords.hash(longest);
        assertTrue(Passwords.matches(longest, hash));
        assertFalse(Passwords.matches("x".repeat(71), hash));
        assertFalse(Passwords.matches(longest + "x", hash));
        assertThrows(IllegalArgumentException.class, () -> Passwords.hash(longest + "x"));
        assertThrows(IllegalArgumentException.class, () -> Passwords.hash("€".repeat(25)));
    }

    @Test
    void nothingIsNoPassword() {
        assertThrows(IllegalArgumentException.class, () -> Passwords.hash(""));
        assertFalse(Passwords.matches("", MADE_ELSEWHERE));
    }

    @Test
    void aHashMadeElsewhereIsAccepted() {
        for (String version : new String[] {"$2a$", "$2b$", "$2y$"}) {
            String hash = version + MADE_ELSEWHERE.substring(4);
            assertTrue(Passwords.matches("frenchfries", hash), hash);
            assertFalse(Passwords.matches("frenchfrie", hash), hash);
        }
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        for (String hash : new String[] {"frenchfries", "$2a$04$", MADE_ELSEWHERE.substring(0, 59)}) {
            assertFalse(Passwords.matches("frenchfries", hash), hash);
        }
    }

    @Test
    void theAnswerComesToTheCallersLoop(Vertx vertx, VertxTestContext test) {
        Passwords passwords = new Passwords(vertx);
        vertx.runOnContext(nothing -> {
            Thread caller = Thread.currentThread();
            passwords
                    .check("frenchfries", MADE_ELSEWHERE)
                    .compose(right -> {
                        test.verify(() -> assertTrue(right));
                        test.verify(() -> assertEquals(caller, Thread.currentThread()));
                        return passwords.check("wrong", MADE_ELSEWHERE);
                    })
                    .onComplete(test.succeeding(right -> test.verify(() -> {
                        assertFalse(right);
                        test.completeNow();
                    })));
        });
    }

    @Test
    void whenTooManyWaitTheNextIsRefusedAtOnceAndLaterOnesAreNot(Vertx vertx, VertxTestContext test) {
        Passwords passwords = new Passwords(vertx);
        CountDownLatch free = new CountDownLatch(1);
        vertx.runOnContext(nothing -> {
            Future<Boolean> busy = worker(vertx).executeBlocking(() -> free.await(30, TimeUnit.SECONDS), false);
            List<Future<Boolean>> waiting = Stream.generate(() -> passwords.check("guess", MADE_ELSEWHERE))
                    .limit(Passwords.MOST_WAITING)
                    .toList();
            Future<Boolean> refused = passwords.check("frenchfries", MADE_ELSEWHERE);
            test.verify(() -> assertTrue(refused.failed()));
            free.countDown();
            busy.compose(done -> Future.all(waiting))
                    .compose(done -> passwords.check("frenchfries", MADE_ELSEWHERE))
                    .onComplete(test.succeeding(right -> test.verify(() -> {
                        assertTrue(right);
                        test.completeNow();
                    })));
        });
    }

    /** The one thread that passwords are checked on. */
    private static WorkerExecutor worker(Vertx vertx) {
        return vertx.createSharedWorkerExecutor("hubbub-password", 1);
    }
}
