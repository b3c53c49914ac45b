package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command WHOWAS: who is gone. */
class WhowasTest extends DenTest {
    private static final String DATE = "\\w{3}, \\d{1,2} \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";

    private void visit(String nick, String user) {
        IrcPeer.welcomed(server, nick, user, user + " was here").quits();
    }

    /** The users who had a nick, in the order in which they are told. */
    private static List<String> users(IrcPeer asker, String parameters) {
        return asker.sends("WHOWAS " + parameters).seesAllUntil("369").stream()
                .map(Message::parse)
                .filter(message -> message.command().equals("314"))
                .map(message -> message.parameter(2))
                .toList();
    }

    private void nobody(IrcPeer asker, String nick) {
        asker.sends("WHOWAS " + nick)
                .isTold("406", nick + " :There was no such nickname")
                .isTold("369", nick + " :End of WHOWAS")
                .seesNothing();
    }

    @Test
    void whoIsGoneIsToldWithWhenThatWas() {
        eve.quits();
        ann.sends("WHOWAS EVE").isTold("314", "eve ~eve 127.0.0.1 * :eve the person");
        String when = ann.line();
        assertTrue(when.matches(":hubbub.local 312 ann eve hubbub.local :" + DATE), when);
        ann.isTold("369", "EVE :End of WHOWAS").seesNothing();
    }

    @Test
    void theLastComesFirst() {
        visit("joe", "one");
        visit("JOE", "two");
        assertEquals(List.of("~two", "~one"), users(ann, "joe"));
    }

    @ParameterizedTest
    @CsvSource({"joe 1, 1", "joe 2, 2", "joe 9, 3", "joe 0, 3", "joe -1, 3", "joe many, 3", "joe, 3"})
    void soManyAreToldAsAreAskedForAndAllOtherwise(String parameters, int count) {
        visit("joe", "one");
        visit("joe", "two");
        visit("joe", "three");
        assertEquals(List.of("~three", "~two", "~one").subList(0, count), users(ann, parameters));
    }

    @Test
    void whoNeverWasAndWhoIsStillThereIsNobody() {
        nobody(ann, "nobody");
        nobody(ann, "bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WHOWAS", "WHOWAS :"})
    void noNickIsRefused(String line) {
        ann.sends(line).isTold("431", ":No nickname given").seesNothing();
    }

    @Test
    void aVeryShortVisitIsRemembered() {
        IrcPeer joe = IrcPeer.stranger(server).sends("NICK joe", "USER joe 0 * :In and out", "QUIT");
        joe.seesAllUntil("ERROR");
        joe.seesEnd();
        ann.sends("WHOWAS joe").isTold("314", "joe ~joe 127.0.0.1 * :In and out");
        ann.seesAllUntil("369");
    }

    @Test
    void whoWasNeverWelcomedIsNotRemembered() {
        IrcPeer.stranger(server).sends("NICK joe").seesNothing().quits();
        nobody(ann, "joe");
    }

    @Test
    void aNickThatSomebodyGaveUpIsRememberedToo() {
        bob.sends("NICK rob").sees(bob, "NICK rob");
        ann.sees(bob, "NICK rob");
        bob.is("rob").seesNothing();
        assertEquals(List.of("~bob"), users(ann, "bob"));
        nobody(ann, "rob");
    }

    @Test
    void anotherSpellingIsNoOtherNick() {
        bob.sends("NICK BOB").sees(bob, "NICK BOB").is("BOB").seesNothing();
        ann.line();
        nobody(ann, "bob");
    }

    @Test
    void whatSomebodyCalledItselfLastIsRemembered() {
        eve.sends("SETNAME :Another").seesNothing().quits();
        ann.sends("WHOWAS eve").isTold("314", "eve ~eve 127.0.0.1 * :Another");
        ann.seesAllUntil("369");
    }

    @Test
    void tenOfOneNickAreRemembered() {
        for (int i = 0; i < 12; i++) {
            visit("joe", "u" + i);
        }
        List<String> users = users(ann, "joe");
        assertEquals(10, users.size());
        assertEquals("~u11", users.get(0));
        assertEquals("~u2", users.get(9));
    }

    private void restart(int past) {
        server.close();
        server = TestServer.start(
                "{'instances': 1, 'chat': {'past': %s}, 'doors': [{'door': 'irc', 'port': 0}]}".formatted(past));
        ann = IrcPeer.welcomed(server, "ann");
    }

    @Test
    void asManyAreRememberedAsTheConfigurationSaysAndTheOldestForgotten() {
        restart(2);
        visit("joe", "joe");
        visit("jim", "jim");
        visit("jon", "jon");
        nobody(ann, "joe");
        assertEquals(List.of("~jim"), users(ann, "jim"));
        assertEquals(List.of("~jon"), users(ann, "jon"));
    }

    @Test
    void whereNobodyIsToBeRememberedNobodyIs() {
        restart(0);
        visit("joe", "joe");
        nobody(ann, "joe");
    }
}
