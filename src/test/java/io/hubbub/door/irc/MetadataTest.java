package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command METADATA, and what clients are told that want to know. */
@Timeout(60)
class MetadataTest {
    private static final String CAPABILITIES = "batch draft/metadata-3";

    private TestServer server;
    private IrcPeer ann;
    private IrcPeer bob;

    @BeforeEach
    void start() {
        server = TestServer.withDoors("irc");
        ann = client("ann");
        bob = client("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Who has been welcomed is told what it tells itself: nothing. */
    private IrcPeer client(String nick) {
        IrcPeer client = IrcPeer.welcomed(server, nick, CAPABILITIES);
        client.sees(of("BATCH +1 metadata " + nick), of("BATCH -1"));
        return client;
    }

    private static String of(String line) {
        return ":" + IrcPeer.SERVER + " " + line;
    }

    /** The lines of one batch, which is all that comes, without its tag. */
    private static List<String> batch(IrcPeer peer, String command) {
        List<String> lines = peer.sends(command).rest();
        String name = lines.get(0).split(" ")[2].substring(1);
        assertEquals(of("BATCH -" + name), lines.get(lines.size() - 1));
        return lines.subList(1, lines.size() - 1).stream()
                .map(line -> line.replaceFirst("^@batch=" + name + " ", ""))
                .toList();
    }

    private void bothAreInTheDen() {
        ann.joins("#den");
        bob.joins("#den", ann);
    }

    @Test
    void whatOneTellsIsAnsweredAndSeenByWhoAsks() {
        ann.sends("METADATA * SET display-name :Ann of Cleves", "METADATA ANN SET color #c90076")
                .isTold("761", "ann display-name * :Ann of Cleves")
                .isTold("761", "ann color * :#c90076");
        assertEquals(
                List.of(of("761 bob ann display-name * :Ann of Cleves"), of("766 bob ann avatar :Key is not set")),
                batch(bob, "METADATA ann GET display-name avatar"));
        assertEquals(
                List.of(of("761 bob ann color * :#c90076"), of("761 bob ann display-name * :Ann of Cleves")),
                batch(bob, "METADATA ann LIST"));
        ann.sends("METADATA * SET color").isTold("766", "ann color :Key is not set");
        assertEquals(List.of(of("766 ann ann display-name :Key is not set")), batch(ann, "METADATA * CLEAR"));
        assertEquals(List.of(), batch(bob, "METADATA ann LIST"));
    }

    @Test
    void whoisShowsItToThoseWhoKnowIt() {
        ann.sends("METADATA * SET pronouns :she/her").isTold("761", "ann pronouns * :she/her");
        assertTrue(bob.sends("WHOIS ann").rest().contains(of("760 bob ann pronouns * :she/her")));
        IrcPeer plain = IrcPeer.welcomed(server, "plain");
        assertTrue(plain.sends("WHOIS ann").rest().stream().noneMatch(line -> line.contains(" 760 ")));
    }

    @Test
    void whatIsWrongIsSaid() {
        ann.sends(
                        "METADATA * SET UPPER :x",
                        "METADATA * SET color :red",
                        "METADATA * SET x :" + "y".repeat(301),
                        "METADATA bob SET x :y",
                        "METADATA bob CLEAR",
                        "METADATA nobody LIST",
                        "METADATA #nowhere LIST",
                        "METADATA * FROB",
                        "METADATA * SET",
                        "METADATA *")
                .sees(
                        of("FAIL METADATA INVALID_KEY UPPER"
                                + " :expected a key of 1 to 40 small letters, digits or any of _./-"),
                        of("FAIL METADATA INVALID_VALUE color :expected a colour such as #c90076"),
                        of("FAIL METADATA INVALID_VALUE x :expected at most 300 bytes"),
                        of("FAIL METADATA KEY_NO_PERMISSION bob x :You do not have permission for that"),
                        of("FAIL METADATA KEY_NO_PERMISSION bob * :You do not have permission for that"),
                        of("FAIL METADATA INVALID_TARGET nobody :There is nobody and no channel of that name"),
                        of("FAIL METADATA INVALID_TARGET #nowhere :There is nobody and no channel of that name"),
                        of("FAIL METADATA INVALID_PARAMS FROB :There is no such subcommand"))
                .isTold("461", "METADATA :Not enough parameters")
                .isTold("461", "METADATA :Not enough parameters")
                .seesNothing();
    }

    @Test
    void whoChangesItTooOftenIsToldHowLongToWait() {
        for (int i = 0; i < 10; i++) {
            ann.sends("METADATA * SET n " + i).isTold("761", "ann n * :" + i);
        }
        String line = ann.sends("METADATA * SET n x").line();
        assertTrue(
                line.matches(":hubbub.local FAIL METADATA RATE_LIMITED ann n (1[12]\\d|120)"
                        + " :that was changed too often; try again in a minute"),
                line);
    }

    @Test
    void whoHasSubscribedHearsOfChangesInSharedChannelsOnce() {
        bob.sends("METADATA * SUB display-name color")
                .isTold("770", "display-name color")
                .isTold("774", "*ALL 0 :Ask for it with METADATA SYNC");
        bothAreInTheDen();
        ann.joins("#attic");
        bob.joins("#attic", ann);
        ann.sends("METADATA * SET display-name :Ann", "METADATA * SET x :y")
                .isTold("761", "ann display-name * :Ann")
                .isTold("761", "ann x * :y");
        bob.sees(of("761 * ann display-name * :Ann")).seesNothing();
        ann.sends("METADATA * SET display-name").isTold("766", "ann display-name :Key is not set");
        bob.sees(of("766 * ann display-name :Key is not set")).seesNothing();
        bob.sends("METADATA * UNSUB display-name").isTold("771", "display-name");
        ann.sends("METADATA * SET display-name :Ann").isTold("761", "ann display-name * :Ann");
        bob.seesNothing();
        assertEquals(List.of(of("772 bob color")), batch(bob, "METADATA * SUBS"));
    }

    @Test
    void whatAMemberTellsWhoComesInIsHeard() {
        bob.joins("#den");
        bob.sends("METADATA * SUB color").isTold("770", "color").seesAllUntil("774");
        ann.sends("METADATA * SET color :#00ff00")
                .isTold("761", "ann color * :#00ff00")
                .sends("JOIN #den");
        bob.sees(ann, "JOIN #den").sees(of("761 * ann color * :#00ff00")).seesNothing();
    }

    @Test
    void whoComesInIsToldWhatTheChannelAndItsMembersTell() {
        ann.joins("#den");
        ann.sends("METADATA * SET color :#00ff00", "METADATA #den SET color :#ff0000")
                .isTold("761", "ann color * :#00ff00")
                .isTold("761", "#den color * :#ff0000");
        bob.sends("METADATA * SUB color").isTold("770", "color").seesAllUntil("774");
        List<String> lines = bob.sends("JOIN #den").rest();
        assertTrue(lines.get(lines.size() - 4).startsWith(of("BATCH +")), lines.toString());
        assertTrue(lines.get(lines.size() - 3).endsWith(of("761 * #den color * :#ff0000")), lines.toString());
        assertTrue(lines.get(lines.size() - 2).endsWith(of("761 * ann color * :#00ff00")), lines.toString());
        assertEquals(
                List.of(of("761 * #den color * :#ff0000"), of("761 * ann color * :#00ff00")),
                batch(bob, "METADATA #den SYNC"));
        assertEquals(
                List.of(of("761 * #den color * :#ff0000"), of("761 * ann color * :#00ff00")),
                batch(bob, "METADATA *ALL SYNC"));
        assertEquals(List.of(of("761 * ann color * :#00ff00")), batch(bob, "METADATA ann SYNC"));
    }

    @Test
    void onlyOperatorsTellSomethingOfAChannel() {
        bothAreInTheDen();
        bob.sends("METADATA #den SET x :y", "METADATA #den CLEAR")
                .sees(
                        of("FAIL METADATA KEY_NO_PERMISSION #den x :only operators of the room may do that"),
                        of("FAIL METADATA KEY_NO_PERMISSION #den * :only operators of the room may do that"));
        ann.sends("METADATA #DEN SET x :y", "METADATA #den SET x :y")
                .isTold("761", "#den x * :y")
                .isTold("761", "#den x * :y");
        assertEquals(List.of(of("766 ann #den x :Key is not set")), batch(ann, "METADATA #den CLEAR"));
        bob.seesNothing();
    }

    @Test
    void outsidersAreToldNothingOfAChannelThatIsNotOpen() {
        ann.joins("#den").sends("METADATA #den SET x :y").isTold("761", "#den x * :y");
        assertEquals(List.of(of("761 bob #den x * :y")), batch(bob, "METADATA #den LIST"));
        ann.sends("MODE #den +i").sees(ann, "MODE #den +i");
        bob.sends("METADATA #den LIST", "METADATA #den SET x :z")
                .sees(
                        of("FAIL METADATA KEY_NO_PERMISSION #den * :You do not have permission for that"),
                        of("FAIL METADATA KEY_NO_PERMISSION #den x :You do not have permission for that"));
        ann.sends("MODE #den -i+s").sees(ann, "MODE #den -i+s");
        bob.sends("METADATA #den LIST")
                .sees(of("FAIL METADATA INVALID_TARGET #den :There is nobody and no channel of that name"));
    }

    @Test
    void whoeverWatchesANickHearsWhatItsHolderTells() {
        bob.sends("METADATA * SUB color").isTold("770", "color").seesAllUntil("774");
        ann.sends("METADATA * SET color :#00ff00").isTold("761", "ann color * :#00ff00");
        bob.sends("MONITOR + ann").isTold("730", ":" + ann.source()).sees(of("761 * ann color * :#00ff00"));
        ann.sends("METADATA * SET color :#0000ff").isTold("761", "ann color * :#0000ff");
        bob.sees(of("761 * ann color * :#0000ff"));
        ann.sends("QUIT").seesAllUntil("ERROR");
        bob.isTold("731", ":ann").seesNothing();
    }

    @Test
    void whatIsToldBeforeTheWelcomeIsThereAfterIt() {
        IrcPeer kim = IrcPeer.stranger(server).sends("CAP REQ :" + CAPABILITIES, "METADATA * SET color :#00ff00");
        kim.sees(of("CAP * ACK :" + CAPABILITIES)).isTold("761", "* color * :#00ff00");
        kim.sends("METADATA * SUB color", "METADATA kim LIST", "METADATA ann LIST")
                .isTold("770", "color")
                .sees(
                        of("FAIL METADATA KEY_NO_PERMISSION kim * :You do not have permission for that"),
                        of("FAIL METADATA KEY_NO_PERMISSION ann * :You do not have permission for that"));
        assertEquals(List.of(of("761 * * color * :#00ff00")), batch(kim, "METADATA * LIST"));
        kim.sends("NICK kim", "USER kim 0 * :Kim", "CAP END").is("kim").seesAllUntil("422");
        kim.sees(of("BATCH +2 metadata kim"), "@batch=2 " + of("761 kim kim color * :#00ff00"), of("BATCH -2"));
    }

    @Test
    void aLabelStandsOnTheBatch() {
        IrcPeer kim = IrcPeer.welcomed(server, "kim", CAPABILITIES + " labeled-response");
        kim.seesAllUntil("BATCH");
        kim.line();
        kim.sends("@label=x METADATA * SET color :#00ff00")
                .sees("@label=x " + of("761 kim kim color * :#00ff00"))
                .sends("@label=y METADATA * LIST")
                .sees("@label=y " + of("BATCH +4 metadata kim"))
                .sees("@batch=4 " + of("761 kim kim color * :#00ff00"))
                .sees(of("BATCH -4"));
    }

    @Test
    void soManyKeysAreSubscribedTo() {
        StringBuilder many = new StringBuilder("METADATA * SUB");
        for (int i = 0; i < 13; i++) {
            many.append(" k").append(i);
        }
        for (int group = 0; group < 4; group++) {
            ann.sends(many.toString().replace(" k", " k" + group));
            List<String> told = ann.rest();
            boolean isTooMany = told.contains(
                    of("FAIL METADATA LIMIT_REACHED k311 50 :You are told of too many keys; leave one first"));
            assertEquals(group == 3, isTooMany, told.toString());
        }
        List<String> subscribed = batch(ann, "METADATA * SUBS");
        assertEquals(5, subscribed.size());
        assertEquals(of("772 ann k00 k01 k02 k03 k04 k05 k06 k07 k08 k09"), subscribed.get(0));
    }
}
