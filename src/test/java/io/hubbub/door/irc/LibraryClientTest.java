package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kitteh.irc.client.library.element.mode.ModeStatus.Action;

/** Ann and Bob with an IRC client that we haven't written, and Zed with netcat, in one room. Ann has founded it. */
@Timeout(60)
class LibraryClientTest {
    private TestServer server;
    private LibraryClient ann;
    private LibraryClient bob;
    private Person zed;

    @BeforeEach
    void meet() {
        server = TestServer.start("""
                { 'doors': [ { 'door': 'irc', 'port': 0, 'motd': [ 'be kind' ] },
                             { 'door': 'line', 'port': 0, 'room': 'lobby' }, { 'door': 'raw', 'port': 0, 'room': 'lobby' } ] }
                """);
        ann = LibraryClient.connected(server.port("irc"), "ann").joins("#lobby");
        bob = LibraryClient.connected(server.port("irc"), "bob").joins("#lobby");
        ann.sees("#lobby: bob joined");
        zed = server.person("line");
        zed.is("zed");
        bothSee("#lobby: " + zed.nick() + " joined", zed.nick() + " is now zed");
    }

    @AfterEach
    void part() {
        ann.close();
        bob.close();
        server.close();
    }

    private void bothSee(String... lines) {
        ann.sees(lines);
        bob.sees(lines);
    }

    @Test
    void itLearnsOurLimits() {
        assertEquals(32, ann.library().getServerInfo().getNickLengthLimit());
        assertEquals(390, ann.library().getServerInfo().getTopicLengthLimit());
        assertEquals(65, ann.library().getServerInfo().getChannelLengthLimit());
    }

    @Test
    void itKnowsEverybodyInTheRoom() {
        for (LibraryClient client : List.of(ann, bob)) {
            assertEquals(List.of("ann", "bob", "zed"), client.members("#lobby"));
            assertEquals(
                    LibraryClient.source("bob"), client.member("#lobby", "bob").getName());
        }
    }

    @Test
    void bothTalkWithEachOtherAndWithNetcat() {
        ann.library().sendMessage("#lobby", "good day");
        bob.sees("#lobby: <ann> good day");
        zed.sees("ann: good day");
        bob.library().sendMessage("#lobby", "żółć 日本 🙂");
        ann.sees("#lobby: <bob> żółć 日本 🙂");
        zed.sees("bob: żółć 日本 🙂").types("hello both").sees("zed: hello both");
        bothSee("#lobby: <zed> hello both");
    }

    @Test
    void bothTalkWithAProgramAtTheRawDoor() {
        Peer raw = server.connect("raw");
        ann.seesMatch("#lobby: guest\\d+ joined");
        raw.send("rob:Enter Chat Room").expect("rob:Enter Chat Room");
        ann.seesMatch("guest\\d+ is now rob").sees("#lobby: <rob> Enter Chat Room");
        ann.library().sendMessage("#lobby", "hello program");
        raw.awaitText("ann:hello program");
        raw.hangUp();
        ann.seesMatch("rob quit: .*");
    }

    @Test
    void actionsNoticesAndPrivateWordsAreWhatTheyAre() {
        ann.library().sendCtcpMessage("#lobby", "ACTION waves");
        bob.sees("#lobby: CTCP of ann: ACTION waves");
        ann.library().sendNotice("#lobby", "careful");
        bob.sees("#lobby: -ann- careful");
        ann.library().sendMessage("bob", "psst");
        bob.sees("<ann> psst");
        ann.library().sendNotice("bob", "hm");
        bob.sees("-ann- hm");
        zed.line();
        zed.line();
        zed.types("/msg ann yes?").sees("(you to ann) yes?");
        ann.sees("<zed> yes?");
    }

    @Test
    void itSeesWhatItSaysItselfOnceItAsksForThat() {
        ann.library().commands().capabilityRequest().enable("echo-message").execute();
        ann.sees("capabilities: [echo-message]").library().sendMessage("#lobby", "is it me?");
        bothSee("#lobby: <ann> is it me?");
    }

    @Test
    void aQuestionFromProgramToProgramIsAnswered() {
        ann.library().sendCtcpMessage("bob", "VERSION");
        bob.sees("CTCP of ann: VERSION");
        ann.sees("CTCP reply of bob: VERSION I am Kitteh!");
    }

    @Test
    void aTopicIsSeenByAllAndByWhoComesLater() {
        ann.channel("#lobby").setTopic("bears");
        bothSee("#lobby: new topic of ann!~ann@127.0.0.1: bears");
        zed.sees("* ann set the topic: bears");
        bob.library().removeChannel("#lobby", "tired");
        ann.sees("#lobby: bob left: tired");
        bob.sees("#lobby: bob left: tired");
        bob.library().addChannel("#lobby");
        bob.sees("#lobby: we are in", "#lobby: topic of ann: bears");
    }

    @Test
    void modesAreSetAndShown() {
        ann.channel("#lobby")
                .commands()
                .mode()
                .add(Action.ADD, ann.role('o'), ann.member("#lobby", "bob"))
                .execute();
        bothSee("#lobby: ann!~ann@127.0.0.1 sets +o bob");
        bob.library().sendRawLine("MODE #lobby +mk-n sesame");
        bothSee("#lobby: bob!~bob@127.0.0.1 sets +mk-n sesame");
    }

    @Test
    void whoIsKickedKnowsByWhomAndWhy() {
        ann.channel("#lobby").kick(ann.member("#lobby", "bob"), "out");
        bothSee("#lobby: ann!~ann@127.0.0.1 kicked bob: out");
        zed.line();
        bob.library().sendMessage("#lobby", "let me in");
        bob.sees("error 404 [bob, #lobby, Cannot send to channel: only members may speak there]");
    }

    @Test
    void aNewNickIsSeenByAllAndATakenOneIsRejected() {
        bob.library().setNick("rob");
        bothSee("bob is now rob");
        zed.sees("* bob is now rob");
        bob.library().setNick("ZED");
        bob.sees("nick ZED rejected");
    }

    @Test
    void whoisTellsWhoSomebodyIsAtWhateverDoor() {
        ann.library().commands().whois().target("bob").execute();
        ann.seesWhois("bob", "[#lobby]");
        ann.library().commands().whois().target("zed").execute();
        ann.seesMatch("WHOIS: zed!line@127.0.0.1, .*, at hubbub.local, in \\[#lobby]");
    }

    @Test
    void whoQuitsIsSeenGoingAndIsLetGo() {
        bob.library().shutdown("bye");
        ann.sees("bob quit: Quit: bye");
        zed.sees("* bob left: bye").types("/quit so long");
        ann.sees("zed quit: Quit: so long");
        bob.seesMatch("closed: .*");
    }
}
