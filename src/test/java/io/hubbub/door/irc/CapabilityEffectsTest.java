package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Event;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each capability changes for who has it, and for nobody else. Kim has it and is in the channel with Ann and Bob. */
class CapabilityEffectsTest extends DenTest {
    private IrcPeer kim(String capabilities) {
        return inDen("kim", capabilities, ann, bob);
    }

    private IrcPeer inDen(String nick, String capabilities, IrcPeer... others) {
        IrcPeer peer = IrcPeer.welcomed(server, nick, capabilities).sends("JOIN #den");
        // Perhaps without names.
        peer.rest();
        for (IrcPeer other : others) {
            assertEquals(":" + peer.source() + " JOIN #den", Answer.bare(other.line()));
        }
        return peer;
    }

    private static String tag(String line, String name) {
        return Message.parse(line).tags().get(name);
    }

    // Being away.

    @Test
    void awayNotifyTellsWhoIsAwayAndBack() {
        IrcPeer kim = kim("away-notify");
        bob.sends("AWAY :out", "AWAY :further out", "AWAY", "AWAY");
        bob.rest();
        kim.sees(bob, "AWAY :out")
                .sees(bob, "AWAY :further out")
                .sees(bob, "AWAY")
                .seesNothing();
        ann.seesNothing();
    }

    @Test
    void awayNotifyTellsThatWhoComesInIsAway() {
        IrcPeer kim = kim("away-notify");
        eve.sends("AWAY :out").line();
        eve.joins("#den", ann, bob);
        kim.sees(eve, "JOIN #den").sees(eve, "AWAY :out").seesNothing();
        ann.seesNothing();
    }

    @Test
    void nobodyIsToldTwiceOrOfItself() {
        IrcPeer kim = kim("away-notify");
        kim.joins("#two");
        ann.joins("#two", kim);
        ann.sends("AWAY :out")
                .isTold("306", ":You have been marked as being away")
                .seesNothing();
        kim.sees(ann, "AWAY :out").seesNothing();
        kim.sends("AWAY :too")
                .isTold("306", ":You have been marked as being away")
                .seesNothing();
        kim.joins("#three").seesNothing();
    }

    // Names and accounts.

    @Test
    void setnameTellsOfNewRealNames() {
        IrcPeer kim = kim("setname");
        bob.sends("SETNAME :Robert the person").seesNothing();
        kim.sees(bob, "SETNAME :Robert the person").seesNothing();
        kim.sends("SETNAME :Kim").sees(kim, "SETNAME :Kim").seesNothing();
        ann.sends("WHOIS bob")
                .isTold("311", "bob ~bob 127.0.0.1 * :Robert the person")
                .seesAllUntil("318");
        ann.seesNothing();
    }

    @Test
    void aRealNameThatCantBeIsRefused() {
        String refusal = "FAIL SETNAME INVALID_REALNAME :Expected a real name of 1 to 150 characters";
        ann.sends("SETNAME :", "SETNAME :" + "x".repeat(151), "SETNAME :" + "x".repeat(150))
                .sees(":hubbub.local " + refusal, ":hubbub.local " + refusal)
                .seesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"account-notify", "account-tag", "chghost", "standard-replies", "extended-monitor", "batch"})
    void whatDoesNotHappenHereChangesNothing(String capability) {
        IrcPeer kim = kim(capability);
        bob.sends("PRIVMSG #den :hi", "AWAY :out", "SETNAME :Rob", "NICK rob", "PART #den");
        bob.rest();
        kim.sees(bob, "PRIVMSG #den :hi").sees(bob, "NICK rob");
        kim.sees(":rob!~bob@127.0.0.1 PART #den").seesNothing();
    }

    @Test
    void extendedJoinShowsAStarForWhoHasNoAccount() {
        IrcPeer kim = IrcPeer.welcomed(server, "kim", "extended-join").sends("JOIN #den");
        kim.sees(kim, "JOIN #den * :kim the person").seesAllUntil("366");
        ann.sees(kim, "JOIN #den");
        eve.joins("#den", ann);
        kim.sees(eve, "JOIN #den * :eve the person").seesNothing();
    }

    // Invitations and names of members.

    @Test
    void inviteNotifyTellsMembersAloneAndNotWhoInvites() {
        IrcPeer kim = kim("invite-notify");
        IrcPeer lee = IrcPeer.welcomed(server, "lee", "invite-notify");
        ann.sends("INVITE lee #den").isTold("341", "lee #den");
        kim.sees(ann, "INVITE lee #den").seesNothing();
        lee.sees(ann, "INVITE lee #den").seesNothing();
        bob.seesNothing();
        kim.sends("INVITE eve #den").isTold("341", "eve #den").seesNothing();
        eve.sees(kim, "INVITE eve #den").seesNothing();
        lee.seesNothing();
    }

    @Test
    void noImplicitNamesLeavesTheNamesOutUnlessOneAsks() {
        ann.sends("TOPIC #den :bears").line();
        IrcPeer kim = IrcPeer.welcomed(server, "kim", "no-implicit-names").sends("JOIN #den");
        kim.sees(kim, "JOIN #den").isTold("332", "#den :bears");
        kim.line();
        kim.seesNothing();
        kim.sends("NAMES #den").isTold("353", "= #den :@ann bob kim").isTold("366", "#den :End of /NAMES list");
        IrcPeer lee = IrcPeer.welcomed(server, "lee").sends("JOIN #den");
        assertEquals("366", Message.parse(lee.seesAllUntil("366").get(4)).command());
    }

    @Test
    void multiPrefixShowsAllSignsInNamesWhoAndWhois() {
        IrcPeer kim = kim("multi-prefix");
        ann.sends("MODE #den +v ann").line();
        kim.line();
        bob.line();
        kim.sends("NAMES #den").isTold("353", "= #den :@+ann bob kim").seesAllUntil("366");
        kim.sends("WHO #den").isTold("352", "#den ~ann 127.0.0.1 hubbub.local ann H@+ :0 ann the person");
        kim.seesAllUntil("315");
        kim.sends("WHOIS ann");
        assertTrue(kim.seesAllUntil("318").contains(":hubbub.local 319 kim ann :@+#den"));
        bob.sends("NAMES #den").isTold("353", "= #den :@ann bob kim").seesAllUntil("366");
        bob.sends("WHO #den").isTold("352", "#den ~ann 127.0.0.1 hubbub.local ann H@ :0 ann the person");
        bob.seesAllUntil("315");
        bob.sends("WHOIS ann");
        assertTrue(bob.seesAllUntil("318").contains(":hubbub.local 319 bob ann :@#den"));
    }

    @Test
    void userhostInNamesShowsSourcesAlsoWithAllSigns() {
        ann.sends("MODE #den +v ann").line();
        bob.line();
        IrcPeer kim = IrcPeer.welcomed(server, "kim", "userhost-in-names multi-prefix")
                .sends("JOIN #den");
        kim.sees(kim, "JOIN #den").isTold("353", "= #den :@+" + ann.source() + " " + bob.source() + " " + kim.source());
    }

    // Watching.

    @Test
    void extendedMonitorTellsOfWhomOneWatchesAndIsntWith() {
        IrcPeer kim = IrcPeer.welcomed(server, "kim", "extended-monitor away-notify setname");
        IrcPeer bare = IrcPeer.welcomed(server, "bare", "extended-monitor");
        IrcPeer blind = IrcPeer.welcomed(server, "blind", "away-notify setname");
        for (IrcPeer watcher : List.of(kim, bare, blind)) {
            watcher.sends("MONITOR + bob").isTold("730", ":" + bob.source());
        }
        bob.sends("AWAY :afk", "SETNAME :Rob", "AWAY").rest();
        kim.sees(bob, "AWAY :afk").sees(bob, "SETNAME :Rob").sees(bob, "AWAY").seesNothing();
        bare.seesNothing();
        blind.seesNothing();
        kim.sends("MONITOR - bob");
        kim.seesNothing();
        bob.sends("AWAY :again").rest();
        kim.seesNothing();
    }

    @Test
    void whoWatchesAMemberOfItsChannelIsToldOnce() {
        IrcPeer kim = kim("extended-monitor away-notify");
        kim.sends("MONITOR + bob").line();
        bob.sends("AWAY :afk").line();
        kim.sees(bob, "AWAY :afk").seesNothing();
    }

    @Test
    void whoIsWatchedBeforeItComesIsToldOfFromThenOn() {
        IrcPeer kim = IrcPeer.welcomed(server, "kim", "extended-monitor away-notify");
        kim.sends("MONITOR + QUX").isTold("731", ":QUX");
        IrcPeer qux = IrcPeer.welcomed(server, "qux");
        kim.isTold("730", ":" + qux.source());
        qux.sends("AWAY :afk").line();
        kim.sees(qux, "AWAY :afk");
        qux.sends("NICK Qux").line();
        kim.seesNothing();
        qux.sends("QUIT");
        kim.isTold("731", ":Qux").seesNothing();
    }

    // Tags.

    @Test
    void aPrivateMessagesIdIsTheSameOnBothSides() {
        IrcPeer kim = IrcPeer.welcomed(server, "kim", "message-tags echo-message");
        IrcPeer lee = IrcPeer.welcomed(server, "lee", "message-tags server-time");
        Set<String> ids = new HashSet<>();
        for (String line : List.of("PRIVMSG lee :hi", "NOTICE lee :hi", "@+a=b TAGMSG lee", "@+a=b PRIVMSG lee :hi")) {
            kim.sends(line);
            String echo = kim.line();
            assertEquals(echo, Answer.without(lee.line(), "time"));
            assertTrue(ids.add(tag(echo, "msgid")), "twice the same: " + echo);
        }
        kim.sends("PRIVMSG lee,eve :hi");
        assertNotEquals(tag(kim.line(), "msgid"), tag(kim.line(), "msgid"));
    }

    @Test
    void channelsAndOperatorsHaveIdsToo() {
        IrcPeer kim = kim("message-tags echo-message");
        IrcPeer lee = inDen("lee", "message-tags", ann, bob, kim);
        ann.sends("MODE #den +o lee").line();
        kim.line();
        lee.line();
        for (String line : List.of("PRIVMSG #den :hi", "PRIVMSG @#den :hi", "@+a=b TAGMSG #DEN", "NOTICE #den :hi")) {
            kim.sends(line);
            String echo = kim.line();
            assertEquals(echo, lee.line());
            assertFalse(tag(echo, "msgid").isEmpty());
        }
    }

    @Test
    void otherTagsAloneDontShowClientsTags() {
        IrcPeer kim = kim("server-time");
        IrcPeer lee = inDen("lee", "message-tags", ann, bob, kim);
        lee.sends("@+a=b;c=d TAGMSG #den", "@+a=b;c=d PRIVMSG #den :hi", "@+a=b TAGMSG kim", "@+a=b TAGMSG eve");
        lee.seesNothing();
        assertEquals(Set.of("time"), Message.parse(kim.line()).tags().keySet());
        kim.seesNothing();
        ann.sees(lee, "PRIVMSG #den :hi").seesNothing();
        eve.seesNothing();
    }

    @Test
    void whoHasNoTagsSendsNone() {
        IrcPeer kim = kim("message-tags");
        bob.sends("@+a=b TAGMSG #den", "@+a=b PRIVMSG #den :hi");
        bob.seesNothing();
        assertEquals(Set.of("msgid"), Message.parse(kim.line()).tags().keySet());
        kim.seesNothing();
    }

    @Test
    void tagsOf4096BytesPassAndLongerOnesAreRefusedWithoutHarm() {
        IrcPeer kim = kim("message-tags echo-message");
        IrcPeer lee = inDen("lee", "message-tags", ann, bob, kim);
        String value = "a".repeat(4081);
        kim.sends("@foo=bar;+baz=" + value + " TAGMSG #den");
        String echo = kim.line();
        assertEquals(value, tag(echo, "+baz"));
        assertEquals(echo, lee.line());
        kim.sends("@foo=bar;+baz=a" + value + " TAGMSG #den").isTold("417", ":Input line was too long");
        kim.sends("@foo=bar;+baz=" + value + " PRIVMSG #den :" + "b".repeat(496));
        kim.isTold("417", ":Input line was too long");
        kim.sends("@foo=bar;+baz=" + value + " PRIVMSG #den :" + "b".repeat(400));
        assertEquals(kim.line(), lee.line());
        lee.seesNothing();
    }

    @Test
    void serverTimeIsOnEverything() {
        IrcPeer kim = kim("server-time echo-message away-notify setname invite-notify");
        kim.sends("MONITOR + bob,nobody", "MODE kim +w");
        bob.sends(
                "PRIVMSG #den :hi",
                "PRIVMSG kim :psst",
                "NICK rob",
                "NICK bob",
                "AWAY :out",
                "SETNAME :Rob",
                "INVITE eve #den",
                "INVITE kim #den",
                "PART #den :tired",
                "JOIN #den",
                "INVITE kim #den");
        ann.sends("TOPIC #den :bears", "MODE #den +m", "MODE #den +v kim", "KICK #den bob :out")
                .rest();
        bob.sends("QUIT");
        bob.seesAllUntil("ERROR");
        List<String> seen = new ArrayList<>();
        for (Command command : Command.all()) {
            if (!command.name().equals("QUIT")) {
                kim.sends(
                        command.name(),
                        command.name() + " #den kim x",
                        command.name() + " ann",
                        command.name() + " x y z");
            }
        }
        kim.sends("CAP LIST", "PRIVMSG ann :hi", "PRIVMSG nobody :hi", "FROB", "WHOIS ann", "PART #den", "QUIT :bye");
        seen.addAll(kim.seesAllUntil("ERROR"));
        for (String line : seen) {
            assertTrue(line.matches("@time=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z \\S.*"), line);
        }
        assertTrue(seen.size() > 100);
    }

    @Test
    void theTagOfABotIsOnAllItDoesForWhoKnowsTags() {
        IrcPeer kim = kim("message-tags away-notify setname");
        bob.sends("MODE bob +B").sees(bob, "MODE bob +B");
        bob.sends("PRIVMSG kim :1").rest();
        bob.sends("PRIVMSG #den :2", "NOTICE #den :3", "AWAY :4", "NICK rob", "PART #den", "JOIN #den");
        List<String> done = new ArrayList<>();
        bob.rest();
        for (String line : kim.rest()) {
            assertTrue(line.matches("@(msgid=\\S+;)?bot .*"), line);
            done.add(Message.parse(line).command());
        }
        assertEquals(List.of("PRIVMSG", "PRIVMSG", "NOTICE", "AWAY", "NICK", "PART", "JOIN", "AWAY"), done);
        for (String line : ann.rest()) {
            assertTrue(line.startsWith(":"), line);
        }
        ann.sends("WHOIS rob");
        assertTrue(ann.seesAllUntil("318").contains(":hubbub.local 335 ann rob :is a bot"));
        ann.sends("WHO rob").isTold("352", "* ~bob 127.0.0.1 hubbub.local rob GB :0 bob the person");
    }

    // Negotiation.

    @Test
    void capNotifyCantBeDroppedByWhoSpokeOfVersion302() {
        IrcPeer kim = IrcPeer.stranger(server).sends("CAP LS 302");
        kim.capabilities();
        kim.sends("CAP REQ cap-notify", "CAP REQ -cap-notify", "CAP REQ :-cap-notify setname", "CAP LIST")
                .sees(
                        ":hubbub.local CAP * ACK :cap-notify",
                        ":hubbub.local CAP * NAK :-cap-notify",
                        ":hubbub.local CAP * NAK :-cap-notify setname",
                        ":hubbub.local CAP * LIST :cap-notify");
        IrcPeer lee = IrcPeer.stranger(server).sends("CAP LS");
        lee.line();
        lee.sends("CAP LIST", "CAP REQ cap-notify", "CAP REQ -cap-notify", "CAP LIST")
                .sees(
                        ":hubbub.local CAP * LIST :",
                        ":hubbub.local CAP * ACK :cap-notify",
                        ":hubbub.local CAP * ACK :-cap-notify",
                        ":hubbub.local CAP * LIST :");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            multi-prefix userhost-in-names; ACK
            userhost-in-names multi-prefix; ACK
            batch batch                   ; ACK
            setname -setname              ; ACK
            -setname                      ; ACK
            Setname                       ; NAK
            setname=1                     ; NAK
            --setname                     ; NAK
            foo qux bar baz qux quux      ; NAK
            setname foo                   ; NAK
            sasl                          ; NAK
            """)
    void theAnswerRepeatsTheRequestAsItWas(String request, String answer) {
        IrcPeer.stranger(server)
                .sends("CAP REQ :" + request, "cap list")
                .sees(":hubbub.local CAP * " + answer + " :" + request)
                .line();
        ann.sends("cap req :" + request)
                .sees(":hubbub.local CAP ann " + answer + " :" + request)
                .seesNothing();
    }

    @Test
    void allCapabilitiesAreListedAndHaveValuesForThoseWhoKnowThem() {
        for (String ls : List.of("CAP LS", "CAP LS 301", "CAP LS 302", "CAP LS x")) {
            IrcPeer kim = IrcPeer.stranger(server).sends(ls);
            List<String> listed = kim.capabilities();
            assertEquals(ls.endsWith("302"), listed.contains("draft/multiline=max-bytes=32768,max-lines=250"));
            assertEquals(
                    ls.endsWith("302"),
                    listed.contains("draft/metadata-3=before-connect,max-subs=50,max-keys=20,max-key-bytes=40"
                            + ",max-value-bytes=300"));
            assertEquals(ls.endsWith("302"), listed.toString().contains("="));
            assertEquals(
                    Capability.offered(false, false, false).stream()
                            .map(Capability::written)
                            .toList(),
                    listed.stream().map(one -> one.replaceFirst("=.*", "")).toList());
        }
    }

    /** A client asks for all that it knows in one line. */
    @Test
    void allCapabilitiesCanBeAskedForInOneLine() {
        IrcPeer kim = IrcPeer.stranger(server).sends("CAP LS");
        String names = String.join(" ", kim.capabilities());
        kim.sends("CAP REQ :" + names);
        assertEquals(":hubbub.local CAP * ACK :" + names, Answer.bare(kim.line()));
    }

    @Test
    void aLateNegotiationHoldsNothingUp() {
        ann.sends(
                "CAP LS 302",
                "PRIVMSG #den :1",
                "CAP REQ :server-time",
                "PRIVMSG #den :2",
                "CAP END",
                "PRIVMSG #den :3");
        assertEquals(3, ann.rest().size());
        bob.sees(ann, "PRIVMSG #den :1").sees(ann, "PRIVMSG #den :2").sees(ann, "PRIVMSG #den :3");
    }

    @Test
    void aNickIsntKnownToOthersBeforeTheNegotiationEnds() {
        IrcPeer kim = IrcPeer.stranger(server).sends("CAP LS 302", "NICK kim", "USER kim 0 * :Kim");
        kim.capabilities();
        kim.is("kim").seesNothing();
        ann.sends("WHOIS kim").isTold("401", "kim :No such nick/channel").isTold("318", "kim :End of /WHOIS list");
        kim.sends("CAP END").seesAllUntil("422");
        kim.seesNothing();
        ann.sends("WHOIS kim").isTold("311", "kim ~kim 127.0.0.1 * :Kim");
    }

    @Test
    void ofAnEventThatNobodyHereKnowsNothingIsWritten() {
        Buffer out = Buffer.buffer();
        IrcWire.of(EnumSet.allOf(Capability.class)).encode("den", new Event.Unknown(1, 0), out);
        assertEquals("", out.toString());
    }

    // How many wires there are.

    @Test
    void whoSeesTheSameSharesAWire() {
        EnumSet<Capability> mine = EnumSet.of(Capability.SERVER_TIME, Capability.AWAY_NOTIFY);
        IrcWire wire = IrcWire.of(mine);
        mine.add(Capability.MESSAGE_TAGS);
        assertSame(wire, IrcWire.of(Set.of(Capability.AWAY_NOTIFY, Capability.SERVER_TIME)));
        assertSame(
                wire,
                IrcWire.of(EnumSet.of(
                        Capability.SERVER_TIME,
                        Capability.AWAY_NOTIFY,
                        Capability.BATCH,
                        Capability.LABELED_RESPONSE,
                        Capability.ECHO_MESSAGE,
                        Capability.MULTI_PREFIX)));
        assertNotSame(wire, IrcWire.of(mine));
        assertSame(IrcWire.of(Set.of()), IrcWire.of(Set.of(Capability.CAP_NOTIFY)));
    }
}
