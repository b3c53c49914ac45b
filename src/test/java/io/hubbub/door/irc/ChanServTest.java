package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Channels that belong to accounts, in words said to ChanServ. Ann and cid have accounts, bob has none. */
@Timeout(60)
class ChanServTest {
    private TestServer server;
    private IrcPeer ann;
    private IrcPeer bob;

    @BeforeEach
    void start() {
        server = AccountsServer.start();
        AccountsServer.register(server, "ann");
        AccountsServer.register(server, "cid");
        ann = loggedIn("ann").joins("#den");
        bob = IrcPeer.welcomed(server, "bob").joins("#den");
        ann.rest();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private IrcPeer loggedIn(String account) {
        IrcPeer peer = IrcPeer.welcomed(server, account + "_");
        peer.sends("NS IDENTIFY " + account + " sesame", "NS REGAIN");
        peer.rest();
        return peer.is(account);
    }

    private static String says(String nick, String text) {
        return ":ChanServ!services@hubbub.local NOTICE " + nick + " :" + text;
    }

    private static boolean tells(List<String> lines, String command) {
        return lines.stream().anyMatch(line -> line.endsWith(command));
    }

    @Test
    void anOperatorRegistersAChannelAndEverybodySeesIt() {
        ann.sends("CS REGISTER #den");
        List<String> told = ann.rest();
        assertTrue(tells(told, says("ann", "#den belongs to your account ann now.")), told.toString());
        List<String> seen = bob.rest();
        assertTrue(tells(seen, " MODE #den +rq ann"), seen.toString());
        bob.sends("MODE #den", "NAMES #den", "CS INFO #den");
        List<String> answers = bob.rest();
        assertTrue(tells(answers, "324 bob #den +nrt"), answers.toString());
        assertTrue(answers.stream().anyMatch(line -> line.contains("~ann")), answers.toString());
        assertTrue(tells(answers, says("bob", "#den belongs to ann.")), answers.toString());
    }

    @Test
    void othersAreToldWhyNot() {
        bob.sends("CS REGISTER #den")
                .sees(says("bob", "#den: only people who are logged in to an account may do that here."));
        bob.sends("CS REGISTER #attic").sees(says("bob", "#attic: you are not in that room."));
        bob.sends("CS REGISTER den").sees(says("bob", "Expected a channel, which begins with #."));
        bob.sends("CS DROP #den").sees(says("bob", "#den: that room belongs to nobody."));
        ann.sends("CS REGISTER #den").rest();
        bob.rest();
        bob.sends("CS DROP #den").sees(says("bob", "#den: only the owner of the room may do that."));
        ann.sends("CS TRANSFER #den bob").sees(says("ann", "#den: they are not logged in to an account."));
    }

    @Test
    void noOperatorInterferesWithTheOwner() {
        ann.sends("CS REGISTER #den", "MODE #den +o bob").rest();
        bob.rest();
        bob.sends("KICK #den ann", "MODE #den -o ann", "MODE #den +q bob", "MODE #den -r");
        assertEquals(
                List.of(
                        ":hubbub.local 482 bob #den :You can't: only the owner of the room may do that",
                        ":hubbub.local 482 bob #den :You can't: only the owner of the room may do that",
                        ":hubbub.local 482 bob #den :You can't: a room gets another owner when its owner transfers it",
                        ":hubbub.local 696 bob #den r * :Say REGISTER or DROP to ChanServ for that"),
                bob.rest());
        ann.sends("CS DEOP #den bob").rest();
        assertTrue(tells(bob.rest(), " MODE #den -o bob"));
    }

    @Test
    void theOwnerSaysForHowLongItIsKept() {
        ann.sends("CS REGISTER #den").rest();
        bob.rest();
        ann.sends("MODE #den +d 7", "MODE #den +d 99999", "MODE #den");
        List<String> told = ann.rest();
        assertTrue(tells(told, " MODE #den +d 7"), told.toString());
        assertTrue(tells(told, "696 ann #den d 99999 :Expected another parameter"), told.toString());
        assertTrue(tells(told, "324 ann #den +nrtd 7"), told.toString());
    }

    @Test
    void aChannelIsTransferredAndDropped() {
        ann.sends("CS REGISTER #den").rest();
        IrcPeer cid = loggedIn("cid").joins("#den");
        bob.rest();
        ann.sends("CS TRANSFER #den cid");
        List<String> told = ann.rest();
        assertTrue(tells(told, says("ann", "#den belongs to cid now.")), told.toString());
        List<String> seen = bob.rest();
        assertTrue(tells(seen, " MODE #den +r-q+qo ann cid cid"), seen.toString());
        cid.rest();
        cid.sends("PART #den");
        cid.rest();
        cid.sends("CS DROP #den");
        assertTrue(tells(cid.rest(), says("cid", "#den belongs to nobody now.")));
        assertTrue(tells(bob.rest(), " MODE #den -r"));
    }
}
