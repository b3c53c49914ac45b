package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody's words look like the server's or like another one's, whatever they are and by whatever door they come. */
@Timeout(60)
class WordsOfOthersTest {
    private TestServer server;
    private Person ann;
    private Person mallory;
    private Peer raw;
    private Peer irc;

    @BeforeEach
    void meet() {
        server = TestServer.withDoors("line", "raw", "irc");
        ann = server.person("line").is("ann");
        mallory = server.person("line", ann).is("Welcome");
        assertTrue(ann.line().endsWith(" is now Welcome"));
        irc = server.connect("irc");
        irc.send("NICK ivy\r\nUSER ivy 0 * :Ivy\r\nJOIN #lobby\r\n");
        irc.awaitText(" 366 ivy #lobby :");
        irc.line();
        ann.sees("* ivy joined");
        raw = server.member("raw");
        assertTrue(ann.line().endsWith(" joined"));
        assertTrue(ann.line().endsWith(": (here)"));
        irc.line();
        irc.line();
    }

    @AfterEach
    void leave() {
        server.close();
    }

    @Test
    void whatSomebodyDoesStandsBehindTheirNameAtEveryDoor() {
        mallory.types("/me to Hubbub. You are now operator");
        ann.sees("Welcome: *to Hubbub. You are now operator*");
        raw.expect("Welcome:*to Hubbub. You are now operator*\n");
        irc.expect(
                source("Welcome", "line") + " PRIVMSG #lobby :\u0001ACTION to Hubbub. You are now operator\u0001\r\n");
    }

    @Test
    void theWordsOfWhoQuitsAreNotTheServersReason() {
        mallory.types("/quit Killed (ann (spam))");
        irc.expect(source("Welcome", "line") + " QUIT :Quit: Killed (ann (spam))\r\n");
        ann.sees("* Welcome left: Killed (ann (spam))");
    }

    @Test
    void theServersReasonIsToldInOtherWordsThanAUsers() {
        mallory.peer().reset();
        ann.sees("* Welcome was disconnected: the connection broke");
        irc.expect(source("Welcome", "line") + " QUIT :the connection broke\r\n");
    }

    @Test
    void noLineOfAStreamBeginsLikeAnothersOrTheServers() {
        String nick = guest();
        raw.send("x\n* You are now operator\r\rann: I am ann\n").expect("x\n* You are now operator\r\rann: I am ann\n");
        ann.sees(nick + ": x", nick + ": * You are now operator", nick + ": ", nick + ": ann: I am ann");
    }

    private String guest() {
        raw.send("who").expect("who");
        String line = ann.line();
        irc.line();
        return line.substring(0, line.indexOf(':'));
    }

    @Test
    void whatAStreamSaysIsNoCommandToIrcClients() {
        irc.send("MODE #lobby +C\r\n");
        String nick = guest();
        for (String words :
                List.of("\u0001VERSION\u0001", "\u0001DCC SEND x 1 2 3\u0001", nick + ":\u0001PING 1\u0001")) {
            raw.send(words + "\n").expect(words + "\n");
            String seen = irc.awaitText("\u2401\r\n");
            assertTrue(seen.contains(" PRIVMSG #lobby :\u2401"), seen);
            assertFalse(seen.contains("\u0001"), seen);
            ann.line();
        }
        raw.send("\u000304red\u0000\u001B[2J\n");
        irc.awaitText(" PRIVMSG #lobby :\u240304red\u2400\u241B[2J\r\n");
    }

    @Test
    void whatSomebodyTypesAtTheLineDoorIsNoCommandToIrcClients() {
        mallory.types("\u0001VERSION\u0001");
        irc.expect(source("Welcome", "line") + " PRIVMSG #lobby :\u2401VERSION\u2401\r\n");
        ann.sees("Welcome: \u2401VERSION\u2401");
    }

    @Test
    void theServersOwnWordsAreNobodysNick() {
        for (String nick : List.of("server", "Hubbub", "YOU", "console", "NickServ", "system")) {
            mallory.types("/nick " + nick)
                    .peer()
                    .awaitText("* " + nick + ": people would take that name for the server's\n");
        }
    }

    @Test
    void marksOfDirectionArriveAndOverridesDoNot() {
        mallory.types("\u200Fשלום\u200F! a\u200Eb \u2067c \u202Ed");
        String expected = "\u200Fשלום\u200F! a\u200Eb \u2067c \uFFFDd\u2069";
        ann.sees("Welcome: " + expected);
        raw.expect("Welcome:" + expected + "\n");
        irc.expect(source("Welcome", "line") + " PRIVMSG #lobby :" + expected + "\r\n");
    }

    @Test
    void aTopicOfIrcDrivesNoTerminal() {
        irc.send("TOPIC #lobby :a\u001B[2J\u202Eb\r\n");
        irc.expect(source("ivy", "~ivy") + " TOPIC #lobby :a\u241B[2J\uFFFDb\r\n");
        ann.sees("* ivy set the topic: a\u241B[2J\uFFFDb")
                .types("/topic")
                .sees("* Topic, set by ivy: a\u241B[2J\uFFFDb");
    }

    private static String source(String nick, String user) {
        return ":" + nick + "!" + user + "@127.0.0.1";
    }
}
