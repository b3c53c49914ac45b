package io.hubbub.door.line;

import io.hubbub.Person;
import io.hubbub.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A person in several rooms. */
@Timeout(60)
class RoomsTest {
    private static final String NOWHERE = "* You are in no room. /join ROOM takes you into one";

    private TestServer server;
    private Person ann;
    private Person bob;

    @BeforeEach
    void meet() {
        server = TestServer.withDoors("line");
        ann = server.person("line");
        ann.is("ann");
        bob = server.person("line", ann);
        bob.is("bob");
        ann.sees("* " + bob.nick() + " is now bob");
    }

    @AfterEach
    void part() {
        server.close();
    }

    @Test
    void whoJoinsARoomTalksThereAndSeesTheOtherRoomsNameInFront() {
        bob.types("/join den")
                .sees("* You are in den", "* Here: bob")
                .types("anybody?")
                .sees("bob: anybody?");
        ann.types("over here").sees("ann: over here");
        bob.sees("[lobby] ann: over here");
    }

    @Test
    void aRoomIsCalledAsItsFirstMemberWroteIt() {
        ann.types("/join Den").sees("* You are in Den", "* Here: ann");
        bob.types("/join dEN").sees("* You are in Den", "* Here: ann, bob");
        ann.sees("* bob joined").types("/join lobby").sees("* You talk in lobby");
        bob.types("anybody?").sees("bob: anybody?");
        ann.sees("[Den] bob: anybody?");
    }

    @Test
    void aListHasOnlyRoomsWithTheTextInNameOrTopic() {
        bob.types("/join Den", "/topic old cellar")
                .sees("* You are in Den", "* Here: bob", "* bob set the topic: old cellar");
        bob.types("/list dEN").sees("* Den (1): old cellar", "* 1 room");
        bob.types("/rooms CELL").sees("* Den (1): old cellar", "* 1 room");
        bob.types("/list nothing like it").sees("* 0 rooms");
    }

    @Test
    void whoJoinsARoomAgainTalksThereAgain() {
        bob.types("/join den", "/join LOBBY", "hello")
                .sees("* You are in den", "* Here: bob", "* You talk in lobby", "bob: hello");
        ann.sees("bob: hello").types("/join den").sees("* You are in den", "* Here: bob, ann");
        bob.sees("[den] * ann joined");
    }

    @Test
    void whoJoinsIsToldTheTopicAndWhoIsThere() {
        bob.types("/join den", "/topic bears").sees("* You are in den", "* Here: bob", "* bob set the topic: bears");
        ann.types("/join den").sees("* You are in den", "* Topic, set by bob: bears", "* Here: bob, ann");
    }

    @Test
    void roomsAreListedByNameWithMembersAndTopic() {
        bob.types("/join den", "/topic bears").sees("* You are in den", "* Here: bob", "* bob set the topic: bears");
        bob.types("/rooms").sees("* den (1): bears", "* lobby (2)", "* 2 rooms");
    }

    @Test
    void whoPartsTalksInAnotherOfItsRooms() {
        bob.types("/join den", "/part", "hello")
                .sees("* You are in den", "* Here: bob", "* You left den", "* You talk in lobby", "bob: hello");
        ann.sees("bob: hello");
    }

    @Test
    void anotherRoomCanBePartedWithoutLeavingWhereOneTalks() {
        bob.types("/join den", "/part lobby", "hello")
                .sees("* You are in den", "* Here: bob", "* You left lobby", "bob: hello");
        ann.sees("* bob left");
    }

    @Test
    void whoIsInNoRoomIsToldSoAndHearsNothing() {
        bob.types("/part").sees("* You left lobby");
        ann.sees("* bob left").types("anybody?").sees("ann: anybody?");
        bob.types("hello?", "/part", "/who", "/topic", "/topic x").sees(NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE);
        bob.types("/join lobby", "back").sees("* You are in lobby", "* Here: ann, bob", "bob: back");
        ann.sees("* bob joined", "bob: back");
    }

    @Test
    void whereOneIsNotOneCannotLeave() {
        bob.types("/part den", "hello").sees("* den: you are not in that room", "bob: hello");
    }

    @Test
    void aRoomThatCantBeIsRefusedWithTheReason() {
        bob.types("/join two or more words", "/join " + "x".repeat(65), "hello")
                .sees(
                        "* two or more words: a room's name has no spaces in it; try two_or_more_words",
                        "* " + "x".repeat(65) + ": a room's name has 1 to 64 characters; try " + "x".repeat(64),
                        "bob: hello");
    }

    @Test
    void aHashInFrontOfARoomsNameIsNoPartOfIt() {
        ann.types("/join den").sees("* You are in den", "* Here: ann");
        bob.types("/join #den").sees("* You are in den", "* Here: ann, bob");
        ann.sees("* bob joined");
    }

    @Test
    void aRenameAndAQuitAreSeenInAllRooms() {
        bob.types("/join den").sees("* You are in den", "* Here: bob");
        ann.types("/join den").sees("* You are in den", "* Here: bob, ann");
        bob.sees("* ann joined").types("/nick rob").sees("* You are now rob");
        // Two rooms may live at two homes, and then have no order between them.
        ann.seesInAnyOrder("[lobby] * bob is now rob", "* bob is now rob");
        bob.types("/quit bye");
        ann.seesInAnyOrder("[lobby] * rob left: bye", "* rob left: bye");
    }

    @Test
    void whoCameFirstMakesOthersOperatorsAndThrowsThemOut() {
        bob.types("/kick ann").sees("* lobby: only operators of the room may do that");
        ann.types("/op bob").sees("* ann made bob an operator");
        bob.sees("* ann made bob an operator").types("/kick ann go home");
        ann.sees("* bob kicked you out of lobby: go home");
        bob.sees("* bob kicked ann: go home").types("/kick nobody").sees("* nobody: they are not in that room");
    }
}
