package io.hubbub.door.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who doesn't wait for answers gets the same as who does. */
@Timeout(60)
class PipelineTest {
    private TestServer server;
    private Person witness;

    @BeforeEach
    void enter() {
        server = TestServer.withDoors("line");
        witness = server.person("line");
    }

    @AfterEach
    void leave() {
        server.close();
    }

    @Test
    void whoIsCalledBobSpeaksAsBobFromThereOn() {
        Person guest = server.person("line", witness);
        guest.types("before", "/nick bob", "after");
        witness.sees(guest.nick() + ": before", "* " + guest.nick() + " is now bob", "bob: after");
    }

    @Test
    void aMessageToNobodyDoesNotLetLaterLinesOvertakeANick() {
        Person guest = server.person("line", witness);
        String last = guest.nick();
        for (int i = 0; i < 20; i++) {
            // Names that live at either home, so that the answers come in either order.
            guest.types("/msg nobody" + i + " hello", "/nick bob" + i, "line " + i);
            witness.sees("* " + last + " is now bob" + i, "bob" + i + ": line " + i);
            last = "bob" + i;
        }
    }

    @Test
    void whatIsSaidAfterAJoinIsSaidInThatRoom() {
        Person guest = server.person("line", witness);
        witness.types("/join den").sees("* You are in den", "* Here: " + witness.nick());
        guest.types("in the lobby", "/join den", "in the den", "/part den", "in the lobby again");
        String nick = guest.nick();
        witness.seesInAnyOrder(
                "[lobby] " + nick + ": in the lobby",
                "* " + nick + " joined",
                nick + ": in the den",
                "* " + nick + " left",
                "[lobby] " + nick + ": in the lobby again");
    }

    @Test
    void everythingMayBeSentBeforeTheWelcomeAndTheInputEnded() {
        Peer peer = server.connect("line");
        peer.send("/nick bob\nhello\n/task sleep 50\n/rooms\nlast, without an end")
                .endInput();
        String guest = witness.line().replaceFirst("\\* (\\w+) joined", "$1");
        witness.sees("* " + guest + " is now bob", "bob: hello", "bob: last, without an end", "* bob left");

        List<String> seen =
                new String(peer.rest(), StandardCharsets.UTF_8).lines().toList();
        assertTrue(
                seen.containsAll(List.of(
                        "* You are now bob",
                        "bob: hello",
                        "* 1 room",
                        "bob: last, without an end",
                        "* sleep = slept 50 ms")),
                seen::toString);
        assertEquals("* Goodbye", seen.get(seen.size() - 1));
    }

    @Test
    void whoQuitsWithLinesUnderWayHasThemSaid() {
        Person guest = server.person("line", witness);
        guest.types("one", "two", "/quit bye", "three");
        String nick = guest.nick();
        guest.sees(nick + ": one", nick + ": two", "* Goodbye").seesEnd();
        witness.sees(nick + ": one", nick + ": two", "* " + nick + " left: bye");
    }

    @Test
    void manyChunksOfSpeechAndNicksKeepTheirOrder() throws InterruptedException {
        Person guest = server.person("line", witness);
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            typed.add(i % 50 == 0 ? "/nick bob" + i / 50 : "line " + i + " " + "x".repeat(i % 90));
        }
        Thread typist = new Thread(() -> guest.types(typed.toArray(String[]::new)));
        typist.start();

        String last = guest.nick();
        for (int i = 0; i < 4000; i++) {
            String next = "bob" + i / 50;
            witness.sees(i % 50 == 0 ? "* " + last + " is now " + next : next + ": " + typed.get(i));
            last = next;
        }
        typist.join(TimeUnit.SECONDS.toMillis(20));
    }

    @Test
    void thousandsOfRefusalsBehindSomethingThatIsWaitedForAreAllTold() {
        Person guest = server.person("line", witness);
        String[] typed = new String[8000];
        Arrays.fill(typed, "/nick 1");
        typed[0] = "/join den";
        // What comes in large chunks is also read in large chunks.
        guest.types("\n".repeat(1 << 20)).types(typed).types("/nick bob");

        guest.sees("* You are in den", "* Here: " + guest.nick());
        for (int i = 1; i < typed.length; i++) {
            assertTrue(guest.line().startsWith("* 1: a nick doesn't begin with a digit"));
        }
        guest.sees("* You are now bob");
    }
}
