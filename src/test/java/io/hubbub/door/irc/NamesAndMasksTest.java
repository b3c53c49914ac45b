package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in every script and addresses in every form, over sockets of IPv4 and IPv6. */
@Timeout(60)
class NamesAndMasksTest {
    private TestServer server;
    private IrcPeer ann;

    @BeforeEach
    void start() {
        server = TestServer.start("{'doors': [{'door': 'irc', 'port': 0, 'host': '::', 'floodBurst': 0}]}");
        ann = IrcPeer.welcomed(server, "ann");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Somebody who comes over IPv6; skips the test where this machine has none. */
    private IrcPeer overIpv6(String nick) {
        try {
            Peer peer = new Peer(new Socket(InetAddress.getAllByName("::1")[0], server.port("irc")));
            IrcPeer found = new IrcPeer(peer).sends("NICK " + nick, "USER " + nick + " 0 * :" + nick);
            found.is(nick).seesAllUntil("422");
            return found;
        } catch (IOException none) {
            assumeTrue(false, "this machine has no IPv6: " + none.getMessage());
            throw new AssertionError(none);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*!*@::1",
                "*!*@::/64",
                "*!*@0:0:0:0:0:0:0:1",
                "*!*@0::1",
                "*!*@[::1]",
                "*!*@::1%lo",
                "*!*@*:1",
                "*!*@0:0:*",
                "*!*@0::*",
                "0::1"
            })
    void aBanMeansTheAddressHoweverItIsWritten(String mask) {
        IrcPeer bob = overIpv6("bob");
        ann.joins("#x");
        bob.joins("#x");
        ann.line();
        ann.sends("MODE #x +b " + mask).line();
        bob.line();
        bob.sends("PRIVMSG #x :hi").isTold("404", "#x :Cannot send to channel: you are banned from that room");
        ann.sends("MODE #x +e *!*@::1/127").line();
        bob.line();
        bob.sends("PRIVMSG #x :hi").seesNothing();
        assertTrue(ann.line().endsWith(" PRIVMSG #x :hi"));
    }

    @Test
    void masksOfOneAddressAreOneEntryInItsCanonicalForm() {
        ann.joins("#x").sends("MODE #x +b *!*@0::1", "MODE #x +b *!*@::1", "MODE #x +b *!*@[0:0::1]");
        ann.sees(ann, "MODE #x +b *!*@::1");
        ann.sends("MODE #x b");
        assertTrue(ann.line().startsWith(":hubbub.local 367 ann #x *!*@::1 ann "));
        ann.isTold("368", "#x :End of channel ban list");
        ann.sends("MODE #x -b 0:0:0:0:0:0:0:1").sees(ann, "MODE #x -b *!*@::1").seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*!*@10.0.0.0/33", "*!*@::1/129", "*!*@10.0.0/8", "*!*@256.0.0.1", "10.0.0.0/33"})
    void anAddressThatIsNoneIsRefused(String mask) {
        ann.joins("#x");
        for (String list : List.of("b", "e", "I")) {
            ann.sends("MODE #x +" + list + " " + mask);
            String line = ann.line();
            assertTrue(line.startsWith(":hubbub.local 696 ann #x " + list + " " + mask + " :"), line);
            assertTrue(line.contains("is no address and no network: expected an IP address"), line);
        }
        ann.seesNothing();
    }

    @Test
    void anAddressThatIrcTakesAColonFromIsMeantAsItWasTyped() {
        IrcPeer bob = overIpv6("bob");
        ann.joins("#x").sends("MODE #x +b ::1").sees(ann, "MODE #x +b *!*@::1");
        ann.sends("MODE #x -b ::1").sees(ann, "MODE #x -b *!*@::1");
        ann.sends("MODE #x +I :::1").sees(ann, "MODE #x +I *!*@::1");
        ann.sends("MODE #x +b ::1/129");
        assertTrue(ann.line().startsWith(":hubbub.local 696 ann #x b 0::1/129 :::1/129 is no address"));
        ann.sends("WHO ::1")
                .isTold("352", "* ~bob 0::1 hubbub.local bob H :0 bob")
                .line();
        bob.quits();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*!*@example.org/24", "*!*@*/8", "~x:acc", "$a:x", "~a"})
    void aMaskThatFitsNobodyIsRefusedByEveryList(String mask) {
        ann.joins("#x");
        for (String list : List.of("b", "e", "I")) {
            ann.sends("MODE #x +" + list + " " + mask);
            String line = ann.line();
            assertTrue(line.startsWith(":hubbub.local 696 ann #x " + list + " " + mask + " :"), line);
        }
        ann.sends("MODE #x b").isTold("368", "#x :End of channel ban list");
    }

    @Test
    void anAddressThatBeginsWithAColonIsAWordAllTheSame() {
        IrcPeer bob = overIpv6("bob");
        ann.sends("WHO bob")
                .isTold("352", "* ~bob 0::1 hubbub.local bob H :0 bob")
                .line();
        ann.sends("WHO bob %tih,1").isTold("354", "1 0::1 0::1").line();
        ann.sends("WHOIS bob").isTold("311", "bob ~bob 0::1 * :bob");
        ann.rest();
        ann.joins("#x");
        bob.sends("JOIN #x").seesAllUntil("366");
        ann.sees(":bob!~bob@::1 JOIN #x");
        ann.sends("WHO 0::1")
                .isTold("352", "* ~bob 0::1 hubbub.local bob H :0 bob")
                .line();
        ann.sends("WHO *!*@::/64")
                .isTold("352", "* ~bob 0::1 hubbub.local bob H :0 bob")
                .line();
        bob.quits();
        ann.line();
        ann.sends("WHOWAS bob").isTold("314", "bob ~bob 0::1 * :bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WHO 127.0.0.1",
                "WHO *!*@127.0.0.1",
                "WHO 127.0.*",
                "WHO 127.0.0.0/8",
                "WHO ann!*@127.0.0.1/32",
                "WHO :::ffff:127.0.0.1"
            })
    void peopleAreFoundByTheirAddress(String line) {
        ann.sends(line).isTold("352", "* ~ann 127.0.0.1 hubbub.local ann H :0 ann the person");
    }

    @ParameterizedTest
    @ValueSource(strings = {"สวัสดี", "हिन्दी", "தமிழ்", "বাংলা", "မြန်မာ", "ณัฐ", "रवि", "col·lega", "نامه\u200cای"})
    void aNickMayBeInEveryScript(String nick) {
        ann.sends("NICK " + nick).sees(ann, "NICK " + nick);
    }

    @Test
    void aNickIsShownInOneForm() {
        ann.sends("NICK Jose\u0301").sees(ann, "NICK Jos\u00e9").is("Jos\u00e9");
        ann.sends("WHOIS JOSE\u0301").isTold("311", "Jos\u00e9 ~ann 127.0.0.1 * :ann the person");
    }

    @ParameterizedTest
    @CsvSource({
        "straße,STRASSE",
        "\u017fam,sam",
        "\u00b5m,\u03bcm",
        "\u03d0,\u03b2",
        "\u1e9b,\u1e61",
        "\ufb01x,FIX",
        "\u0149,\u02bcn",
        "\u1fb3,\u1fbc",
        "\u1c80,\u0432",
        "\uff42\uff4f\uff42,bob"
    })
    void whatLooksLikeANickIsThatNick(String one, String other) {
        ann.sends("NICK " + one).line();
        IrcPeer bob = IrcPeer.stranger(server).sends("NICK " + other, "USER b 0 * :b");
        assertEquals(":hubbub.local 433 * " + other + " :Nickname is already in use", bob.line());
        bob.sends("NICK bob2").is("bob2").seesAllUntil("422");
        bob.sends("ISON " + other).isTold("303", ":" + one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufe0f",
                "\u2800",
                "\u180b",
                "\u17b5",
                "\udb40\udd00",
                "\udb40\udc61",
                "\u0378",
                "\ue000",
                "\uffff",
                "\u200d",
                "\u202e",
                "\u061c",
                "\u3164"
            })
    void nothingInvisibleMakesASecondRoom(String invisible) {
        ann.joins("#lobby");
        ann.sends("JOIN #lobby" + invisible).isTold("403", "#lobby" + invisible + " :No such channel");
    }

    @ParameterizedTest
    @CsvSource({"caf\u00e9,cafe\u0301", "\u2764\ufe0f,\u2764", "👨\u200d👩\u200d👧,👨👩👧", "Straße,STRASSE"})
    void whatPeopleSeeAsOneRoomIsOne(String one, String other) {
        ann.joins("#" + one);
        IrcPeer bob = IrcPeer.welcomed(server, "bob").sends("JOIN #" + other);
        bob.seesAllUntil("366");
        ann.sees(bob, "JOIN #" + one);
        bob.sends("PRIVMSG #" + other + " :hi").seesNothing();
        ann.sees(bob, "PRIVMSG #" + one + " :hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Guest4711", "\uff47\uff55\uff45\uff53\uff541", "guest\u0663"})
    void aGuestsNickIsRefusedWithTheReason(String nick) {
        ann.sends("NICK " + nick)
                .isTold("432", nick + " :Erroneous nickname: nicks like guest1 are given out by the server");
    }

    @Test
    void invitationsAndWatchesFollowTheNameInEveryForm() {
        IrcPeer bob = IrcPeer.welcomed(server, "bob").sends("MONITOR + JOSE\u0301");
        bob.isTold("731", ":JOSE\u0301");
        ann.sends("NICK jose\u0301").sees(ann, "NICK jos\u00e9").is("jos\u00e9");
        bob.isTold("730", ":jos\u00e9!~ann@127.0.0.1");
        bob.joins("#Caf\u00e9").sends("MODE #cafe\u0301 +i").sees(bob, "MODE #Caf\u00e9 +i");
        bob.sends("INVITE JOSE\u0301 #CAFE\u0301");
        assertTrue(ann.line().endsWith(" INVITE jos\u00e9 #Caf\u00e9"));
        ann.sends("JOIN #cafe\u0301");
        assertTrue(ann.line().endsWith(" JOIN #Caf\u00e9"));
    }
}
