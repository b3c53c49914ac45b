package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command CAP, and what each capability changes. */
@Timeout(60)
class CapabilitiesTest {
    private static final String TIME = "time=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.withDoors("irc");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private IrcPeer stranger() {
        return IrcPeer.stranger(server);
    }

    private static void matches(String pattern, String line) {
        assertTrue(line.matches(pattern), line);
    }

    @Test
    void theCapabilitiesAreListed() {
        assertTrue(stranger()
                .sends("CAP LS 302")
                .capabilities()
                .containsAll(Set.of(
                        "cap-notify",
                        "echo-message",
                        "extended-join",
                        "invite-notify",
                        "message-tags",
                        "multi-prefix",
                        "server-time",
                        "userhost-in-names")));
    }

    @Test
    void whoNegotiatesIsNotWelcomedBeforeTheEnd() {
        IrcPeer ann =
                stranger().sends("CAP LS", "NICK ann", "USER ann 0 * :Ann").is("ann");
        ann.line();
        ann.seesNothing().sends("CAP END").isTold("001", ":Welcome to the Hubbub Network, ann");
    }

    @Test
    void aRequestAloneIsANegotiationToo() {
        stranger()
                .sends("CAP REQ multi-prefix", "NICK ann", "USER ann 0 * :Ann")
                .sees(":hubbub.local CAP * ACK :multi-prefix")
                .is("ann")
                .seesNothing()
                .sends("CAP END")
                .isTold("001", ":Welcome to the Hubbub Network, ann");
    }

    @Test
    void whatIsRequestedIsGrantedAsAWholeOrNotAtAll() {
        stranger()
                .sends("CAP REQ :multi-prefix frobnicate", "CAP LIST")
                .sees(":hubbub.local CAP * NAK :multi-prefix frobnicate", ":hubbub.local CAP * LIST :")
                .sends("CAP REQ :multi-prefix echo-message", "CAP LIST")
                .sees(
                        ":hubbub.local CAP * ACK :multi-prefix echo-message",
                        ":hubbub.local CAP * LIST :echo-message multi-prefix")
                .sends("CAP REQ :-multi-prefix", "CAP LIST")
                .sees(":hubbub.local CAP * ACK :-multi-prefix", ":hubbub.local CAP * LIST :echo-message")
                .seesNothing();
    }

    @Test
    void whoTalksOfVersion302HasCapNotify() {
        IrcPeer ann = stranger().sends("CAP LS 302");
        ann.capabilities();
        ann.sends("CAP LIST").sees(":hubbub.local CAP * LIST :cap-notify");
    }

    @Test
    void anUnknownSubcommandIsRefused() {
        stranger()
                .sends("CAP FROB", "CAP")
                .isTold("410", "FROB :Invalid CAP command")
                .isTold("410", "* :Invalid CAP command")
                .seesNothing();
    }

    @Test
    void capabilitiesMayBeChangedLater() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann").joins("#den");
        ann.sends("CAP REQ echo-message", "PRIVMSG #den hi")
                .sees(":hubbub.local CAP ann ACK :echo-message")
                .sees(ann, "PRIVMSG #den :hi")
                .sends("CAP END", "CAP REQ -echo-message", "PRIVMSG #den hi")
                .sees(":hubbub.local CAP ann ACK :-echo-message")
                .seesNothing();
    }

    @Test
    void echoMessageShowsOnesOwnMessagesAndNoOthersTwice() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann", "echo-message").joins("#den");
        IrcPeer bob = IrcPeer.welcomed(server, "bob").joins("#den", ann);
        ann.sends("PRIVMSG #den :hi there", "NOTICE #den :psst");
        ann.sees(ann, "PRIVMSG #den :hi there").sees(ann, "NOTICE #den :psst").seesNothing();
        bob.sees(ann, "PRIVMSG #den :hi there").sees(ann, "NOTICE #den :psst").seesNothing();
        ann.sends("PRIVMSG bob :hello").sees(ann, "PRIVMSG bob :hello").seesNothing();
        bob.sees(ann, "PRIVMSG bob :hello").seesNothing();
    }

    @Test
    void withoutEchoMessageNobodySeesItself() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann").joins("#den");
        ann.sends("PRIVMSG #den hi", "NOTICE #den hi", "PRIVMSG #den :again").seesNothing();
    }

    @Test
    void extendedJoinTellsAccountAndRealName() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann", "extended-join");
        ann.sends("JOIN #den").sees(ann, "JOIN #den * :ann the person").seesAllUntil("366");
        IrcPeer bob = IrcPeer.welcomed(server, "bob").sends("JOIN #den");
        bob.sees(bob, "JOIN #den");
        ann.sees(bob, "JOIN #den * :bob the person").seesNothing();
    }

    @Test
    void inviteNotifyTellsMembersOfInvitations() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann", "invite-notify").joins("#den");
        IrcPeer bob = IrcPeer.welcomed(server, "bob").joins("#den", ann);
        IrcPeer eve = IrcPeer.welcomed(server, "eve");
        bob.sends("INVITE eve #den").isTold("341", "eve #den").seesNothing();
        ann.sees(bob, "INVITE eve #den").seesNothing();
        eve.sees(bob, "INVITE eve #den").seesNothing();
    }

    @Test
    void multiPrefixShowsAllThatAMemberIs() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann").joins("#den");
        ann.sends("MODE #den +v ann").sees(ann, "MODE #den +v ann");
        ann.sends("NAMES #den").isTold("353", "= #den :@ann").isTold("366", "#den :End of /NAMES list");
        ann.sends("CAP REQ multi-prefix").line();
        ann.sends("NAMES #den").isTold("353", "= #den :@+ann").isTold("366", "#den :End of /NAMES list");
        ann.sends("WHO #den");
        assertEquals("H@+", Message.parse(ann.line()).parameter(6));
    }

    @Test
    void userhostInNamesShowsWhereMembersAre() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann", "userhost-in-names");
        ann.sends("JOIN #den").sees(ann, "JOIN #den").isTold("353", "= #den :@ann!~ann@127.0.0.1");
    }

    @Test
    void serverTimeStampsWhatHappensAndWhatIsAnswered() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann").joins("#den");
        IrcPeer bob = IrcPeer.welcomed(server, "bob").joins("#den", ann);
        ann.sends("CAP REQ server-time").line();
        ann.sends("TOPIC #den");
        matches("@" + TIME + " :hubbub.local 331 ann #den .*", ann.line());
        bob.sends("PRIVMSG #den hi", "PRIVMSG ann psst", "PART #den");
        for (int i = 0; i < 3; i++) {
            matches("@" + TIME + " :bob!~bob@127.0.0.1 (PRIVMSG #den :hi|PRIVMSG ann :psst|PART #den)", ann.line());
        }
    }

    @Test
    void messageTagsGiveEveryMessageAnIdThatIsTheSameForAll() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann", "message-tags").joins("#den");
        IrcPeer bob = IrcPeer.welcomed(server, "bob", "message-tags echo-message");
        bob.sends("JOIN #den").seesAllUntil("366");
        ann.line();
        bob.sends("PRIVMSG #den :one", "PRIVMSG #den :two");
        String own = bob.line();
        assertEquals(own, ann.line());
        matches("@msgid=\\S+ :bob!~bob@127\\.0\\.0\\.1 PRIVMSG #den :one", own);
        String next = bob.line();
        assertEquals(next, ann.line());
        String id = Message.parse(own).tags().get("msgid");
        assertTrue(!id.equals(Message.parse(next).tags().get("msgid")));
    }

    @Test
    void clientsTagsReachOnlyWhoKnowsTagsAndOthersOfTheirsDont() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann", "message-tags").joins("#den");
        IrcPeer eve = IrcPeer.welcomed(server, "eve").joins("#den", ann);
        IrcPeer bob = IrcPeer.welcomed(server, "bob", "message-tags").joins("#den", ann, eve);
        bob.sends("@+draft/react=a\\:b;time=x;msgid=y PRIVMSG #den :hi");
        Message seen = Message.parse(ann.line());
        assertEquals(Set.of("+draft/react", "msgid"), seen.tags().keySet());
        assertEquals("a;b", seen.tags().get("+draft/react"));
        assertTrue(!seen.tags().get("msgid").equals("y"));
        eve.sees(bob, "PRIVMSG #den :hi");
    }

    @Test
    void aMessageOfTagsAloneReachesOnlyWhoKnowsTags() {
        IrcPeer ann = IrcPeer.welcomed(server, "ann", "message-tags").joins("#den");
        IrcPeer eve = IrcPeer.welcomed(server, "eve").joins("#den", ann);
        IrcPeer bob = IrcPeer.welcomed(server, "bob", "message-tags").joins("#den", ann, eve);
        bob.sends("@+typing=active TAGMSG #den", "@+typing=done TAGMSG ann", "@+typing=done TAGMSG eve")
                .seesNothing();
        Message one = Message.parse(ann.line());
        Message two = Message.parse(ann.line());
        assertEquals(
                Set.of("active", "done"),
                Set.of(one.tags().get("+typing"), two.tags().get("+typing")));
        assertEquals("TAGMSG", one.command());
        ann.seesNothing();
        eve.seesNothing();
    }
}
