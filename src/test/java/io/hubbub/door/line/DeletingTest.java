package io.hubbub.door.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.hub.KeptEvents;
import io.hubbub.net.OneDoor;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People at the line door delete what was said last. The first one in a room is its operator. */
@Timeout(60)
class DeletingTest {
    private static final String DAY = "^2[0-9]{3}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} ";

    @TempDir
    Path folder;

    private TestServer server(String history) {
        return TestServer.start("""
                {'history': {'uri': %s},
                 'doors': [{'door': 'line', 'port': 0, 'room': 'lobby', 'floodBurst': 0, 'replay': 0}]}
                """.formatted(history));
    }

    private TestServer keepingServer() {
        return server("'sqlite:" + folder.resolve("hubbub.db") + "'");
    }

    /** The second person of a room, by this nick. */
    private static Person bob(TestServer server, Person ann) {
        Person bob = server.person("line", ann);
        bob.is("bob");
        ann.sees("* " + bob.nick() + " is now bob");
        return bob;
    }

    /** Says something to the other one. */
    private static void says(Person speaker, String nick, Person other, String text) {
        speaker.types(text).sees(nick + ": " + text);
        other.sees(nick + ": " + text);
    }

    private static void historyIs(Person person, String... expected) {
        person.types("/history");
        for (String line : expected) {
            assertEquals(line, person.line().replaceFirst(DAY, ""));
        }
        person.sees("* That was what was said last");
    }

    @Test
    void onesOwnLastMessageIsDeletedUnderWhateverNickItWasSaid() {
        try (TestServer server = keepingServer()) {
            Person ann = server.person("line").is("ann");
            Person bob = bob(server, ann);
            says(bob, "bob", ann, "hello");
            says(bob, "bob", ann, "a secret");
            says(ann, "ann", bob, "hm");
            bob.is("rob");
            ann.sees("* bob is now rob");
            bob.types("/delete").sees("* rob deleted a message of bob");
            ann.sees("* rob deleted a message of bob");
            historyIs(ann, "bob: hello", "* a message of bob is deleted", "ann: hm");

            bob.types("/delete").sees("* rob deleted a message of bob");
            ann.sees("* rob deleted a message of bob");
            historyIs(bob, "* a message of bob is deleted", "* a message of bob is deleted", "ann: hm");
            bob.types("/delete").sees("* /delete: you have said nothing here of late that could be deleted");
        }
    }

    @Test
    void anOperatorDeletesWhatAnotherSaidAndAPlainMemberDoesNot() {
        try (TestServer server = keepingServer()) {
            Person ann = server.person("line").is("ann");
            Person bob = bob(server, ann);
            says(bob, "bob", ann, "you fools");
            says(ann, "ann", bob, "stop that");
            bob.types("/delete ann").sees("* /delete: only operators of the room may delete what others said");
            bob.types("/delete cid").sees("* /delete: cid has said nothing here of late that could be deleted");
            ann.types("/delete BOB be kind").sees("* ann deleted a message of bob: be kind");
            bob.sees("* ann deleted a message of bob: be kind");
            historyIs(bob, "* a message of bob is deleted", "ann: stop that");
            bob.types("/part").sees("* You left lobby");
            ann.sees("* bob left");
            bob.types("/delete").sees("* You are in no room. /join ROOM takes you into one");
        }
    }

    @Test
    void aDeletionWaitsForWhatWasSaidInFrontOfIt() {
        try (TestServer server = keepingServer()) {
            Person ann = server.person("line").is("ann");
            ann.types("one", "two", "/delete", "three", "/delete", "four")
                    .sees(
                            "ann: one",
                            "ann: two",
                            "* ann deleted a message",
                            "ann: three",
                            "* ann deleted a message",
                            "ann: four");
            historyIs(ann, "ann: one", "* a message of ann is deleted", "* a message of ann is deleted", "ann: four");
        }
    }

    @Test
    void whereNothingIsKeptNothingCanBeDeleted() {
        try (TestServer server = server("null")) {
            Person ann = server.person("line").is("ann");
            ann.types("hello").sees("ann: hello");
            ann.types("/delete").sees("* lobby: nothing of what is said there is kept");
        }
    }

    @Test
    void afterADayOnesOwnMessageStaysAndWhatCantBeReadStays() {
        KeptEvents kept = new KeptEvents();
        OneDoor door = KeepingLineDoor.serve(kept);
        try {
            Peer ann = door.connect();
            ann.awaitText("* Here: guest1\n");
            Peer bob = door.connect();
            bob.awaitText("* Here: guest1, guest2\n");
            bob.send("long ago\n").awaitText("guest2: long ago\n");
            door.pass((int) TimeUnit.DAYS.toSeconds(1) + 1);
            bob.send("/delete\n").awaitText("* /delete: what one has said can be deleted for 1440 minutes\n");
            kept.fails(true);
            bob.send("/delete\n").awaitText("* lobby: what was said can't be read at the moment; try again later\n");
        } finally {
            door.close();
        }
    }
}
