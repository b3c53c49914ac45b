package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command WHO, and <a href="https://ircv3.net/specs/extensions/whox">WHOX</a>. */
class WhoTest extends DenTest {
    @Override
    String doorKeys() {
        return Chief.KEYS;
    }

    /** The nicks that are found, sorted. */
    private static List<String> found(IrcPeer asker, String parameters) {
        List<String> lines = asker.sends("WHO " + parameters).seesAllUntil("315");
        asker.seesNothing();
        return lines.subList(0, lines.size() - 1).stream()
                .map(line -> Message.parse(line).parameter(5))
                .sorted()
                .toList();
    }

    /** What is told between the numeric's own parameter and the end of the list. */
    private static List<List<String>> extended(IrcPeer asker, String parameters) {
        List<String> lines = asker.sends("WHO " + parameters).seesAllUntil("315");
        assertTrue(lines.stream()
                .limit(lines.size() - 1)
                .allMatch(line -> Message.parse(line).command().equals("354")));
        return lines.stream()
                .limit(lines.size() - 1)
                .map(line -> Message.parse(line).parameters())
                .map(all -> all.subList(1, all.size()))
                .toList();
    }

    private static String flags(IrcPeer asker, String mask, String nick) {
        return extended(asker, mask + " %nf").stream()
                .filter(row -> row.get(0).equals(nick))
                .findFirst()
                .orElseThrow()
                .get(1);
    }

    private static void hides(IrcPeer who, String nick) {
        who.sends("MODE " + nick + " +i").sees(who, "MODE " + nick + " +i").seesNothing();
    }

    @Test
    void aChannelIsCalledByItsOwnNameHoweverItIsAskedFor() {
        bob.sends("WHO #DEN")
                .isTold("352", "#den ~ann 127.0.0.1 hubbub.local ann H@ :0 ann the person")
                .isTold("352", "#den ~bob 127.0.0.1 hubbub.local bob H :0 bob the person")
                .isTold("315", "#DEN :End of WHO list")
                .seesNothing();
    }

    @Test
    void eachOfSeveralChannelsIsAnsweredForItself() {
        ann.joins("#attic");
        bob.joins("#attic", ann);
        ann.sends("WHO #attic")
                .isTold("352", "#attic ~ann 127.0.0.1 hubbub.local ann H@ :0 ann the person")
                .isTold("352", "#attic ~bob 127.0.0.1 hubbub.local bob H :0 bob the person")
                .isTold("315", "#attic :End of WHO list")
                .seesNothing();
    }

    @Test
    void whoIsOutsideSeesAllButThoseWhoAreHidden() {
        assertEquals(List.of("ann", "bob"), found(eve, "#den"));
        hides(bob, "bob");
        assertEquals(List.of("ann"), found(eve, "#den"));
        assertEquals(List.of("ann", "bob"), found(ann, "#den"));
    }

    @Test
    void aSecretChannelIsShownToItsMembersAlone() {
        ann.sends("MODE #den +s").line();
        bob.line();
        assertEquals(List.of(), found(eve, "#den"));
        assertEquals(List.of("ann", "bob"), found(bob, "#den"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "0", ""})
    void everybodyIsFoundButWhoIsHiddenAndElsewhere(String mask) {
        assertEquals(List.of("ann", "bob", "eve"), found(eve, mask));
        hides(bob, "bob");
        hides(eve, "eve");
        assertEquals(List.of("ann", "eve"), found(eve, mask));
        assertEquals(List.of("ann", "bob"), found(ann, mask));
    }

    @ParameterizedTest
    @CsvSource({
        "b*, bob",
        "B?B, bob",
        "~b*, bob",
        "*Person, ann bob eve",
        "127.*, ann bob eve",
        "*ob the*, bob",
        "?, ''",
        "x*, ''",
        "*!*@*, ann bob eve",
        "*!*@127.0.0.1, ann bob eve",
        "127.0.0.1, ann bob eve",
        "::ffff:127.0.0.1, ann bob eve",
        "127.0.0.0/8, ann bob eve",
        "b*!*@127.0.0.0/8, bob",
        "10.0.0.0/8, ''"
    })
    void aMaskFitsNickUserHostOrRealName(String mask, String nicks) {
        List<String> expected = nicks.isEmpty() ? List.of() : List.of(nicks.split(" "));
        assertEquals(expected, found(eve, ":" + mask));
    }

    @Test
    void whoIsHiddenIsFoundByItsNickAndByWhoSharesAChannel() {
        hides(bob, "bob");
        assertEquals(List.of("bob"), found(eve, "BOB"));
        assertEquals(List.of(), found(eve, "bo*"));
        assertEquals(List.of("bob"), found(ann, "bo*"));
        eve.joins("#attic");
        bob.joins("#attic", eve);
        assertEquals(List.of("bob"), found(eve, "bo*"));
    }

    @Test
    void nobodyIsFoundAsWhoeverNobodyIs() {
        assertEquals(List.of(), found(eve, "nobody"));
        assertEquals(List.of(), found(eve, "#nowhere"));
        assertEquals(List.of(), found(eve, "#"));
        assertEquals(List.of(), found(eve, "#x*"));
    }

    @Test
    void whoIsNotWelcomedYetIsNotFound() {
        IrcPeer.stranger(server).sends("NICK joe").seesNothing();
        assertEquals(List.of(), found(eve, "joe"));
        assertEquals(List.of(), found(eve, "j*"));
    }

    @Test
    void operatorsAloneAreAskedFor() {
        bob.becomesOperator();
        assertEquals(List.of("bob"), found(eve, "* o"));
        assertEquals(List.of("bob"), found(eve, "#den o"));
        assertEquals(List.of(), found(eve, "ann o"));
        assertEquals(List.of(List.of("bob")), extended(eve, "* o%n"));
    }

    @Test
    void flagsShowAbsenceOperatorsBotsAndSigns() {
        assertEquals("H", flags(eve, "ann", "ann"));
        assertEquals("H@", flags(eve, "#den", "ann"));
        ann.sends("MODE #den +v bob").line();
        bob.line();
        assertEquals("H+", flags(eve, "#den", "bob"));
        bob.becomesOperator().sends("AWAY :out", "MODE bob +B").line();
        bob.sees(bob, "MODE bob +B").seesNothing();
        assertEquals("G*B", flags(eve, "b*", "bob"));
        assertEquals("G*B+", flags(eve, "#den", "bob"));
    }

    @Test
    void allSignsAreShownToWhoWantsThem() {
        ann.sends("MODE #den +v ann").line();
        bob.line();
        assertEquals("H@", flags(eve, "#den", "ann"));
        eve.sends("CAP REQ multi-prefix").line();
        assertEquals("H@+", flags(eve, "#den", "ann"));
        eve.sends("WHO #den").isTold("352", "#den ~ann 127.0.0.1 hubbub.local ann H@+ :0 ann the person");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcuihsnfdlaor", "roaldfnshiuct", "rrttcuihsnfdlaor", "xtcuihsnfdlaorX"})
    void allFieldsComeInTheirOwnOrderWhateverOrderTheyAreAskedIn(String fields) {
        List<List<String>> rows = extended(bob, "#den %" + fields + ",123");
        List<String> row = rows.get(0);
        assertTrue(row.get(9).matches("\\d+"));
        assertEquals(
                List.of("123", "#den", "~ann", "127.0.0.1", "127.0.0.1", "hubbub.local", "ann", "H@", "0"),
                row.subList(0, 9));
        assertEquals(List.of("0", "n/a", "ann the person"), row.subList(10, row.size()));
        assertEquals(2, rows.size());
    }

    @ParameterizedTest
    @CsvSource({
        "t, 0",
        "c, *",
        "u, ~ann",
        "i, 127.0.0.1",
        "h, 127.0.0.1",
        "s, hubbub.local",
        "n, ann",
        "f, H",
        "d, 0",
        "a, 0",
        "o, n/a",
        "r, ann the person"
    })
    void eachFieldCanBeAskedForAlone(String field, String value) {
        assertEquals(List.of(List.of(value)), extended(eve, "ann %" + field));
    }

    @Test
    void idleTimeIsInSeconds() {
        assertTrue(extended(eve, "ann %l").get(0).get(0).matches("\\d+"));
        assertTrue(extended(eve, "* %l").stream().allMatch(row -> row.get(0).matches("\\d+")));
    }

    @ParameterizedTest
    @CsvSource({"'%tn,321', 321", "'%tn,7', 7", "%tn, 0", "'%tn,', 0", "'%tn,1234', 0"})
    void theTokenComesBackIfItIsOne(String wish, String token) {
        assertEquals(List.of(List.of(token, "ann")), extended(eve, "ANN " + wish));
    }

    @Test
    void aTokenIsNotToldUnlessAskedFor() {
        assertEquals(List.of(List.of("ann", "0")), extended(eve, "ann %na,321"));
        eve.sends("WHO ann %na").isTold("354", "ann 0").isTold("315", "ann :End of WHO list");
    }

    @Test
    void fieldsThatDontExistAreLeftOut() {
        assertEquals(List.of(List.of("ann")), extended(eve, "ann %zn!"));
        assertEquals(List.of(List.of()), extended(eve, "ann %z"));
    }

    @Test
    void extendedAnswersHideWhatOthersHide() {
        ann.sends("MODE #den +s").line();
        bob.line();
        hides(bob, "bob");
        assertEquals(List.of(), extended(eve, "#den %n"));
        assertEquals(List.of(), extended(eve, "b* %n"));
        assertEquals(List.of(List.of("bob")), extended(eve, "bob %n"));
        assertEquals(List.of(List.of("#den", "ann"), List.of("#den", "bob")), extended(ann, "#den %cn"));
    }
}
