package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command WHOIS: everything that it tells, and what it keeps to itself. */
class WhoisTest extends DenTest {
    @Override
    String doorKeys() {
        return Chief.KEYS;
    }

    private static List<String> whois(IrcPeer asker, String nick) {
        return asker.sends("WHOIS " + nick).seesAllUntil("318");
    }

    private static List<String> numerics(List<String> lines) {
        return lines.stream().map(line -> Message.parse(line).command()).toList();
    }

    /** The channels that somebody is shown to be in, sorted, with the signs in front. */
    private static List<String> channels(IrcPeer asker, String nick) {
        return whois(asker, nick).stream()
                .map(Message::parse)
                .filter(message -> message.command().equals("319"))
                .flatMap(message -> List.of(message.parameter(2).split(" ")).stream())
                .sorted()
                .toList();
    }

    @Test
    void everythingThereIsToTellIsTold() {
        ann.becomesOperator().sends("MODE ann +B").sees(ann, "MODE ann +B");
        ann.sends("AWAY :on a break").line();
        ann.seesNothing();
        eve.sends("WHOIS ann")
                .isTold("311", "ann ~ann 127.0.0.1 * :ann the person")
                .isTold("301", "ann :on a break")
                .isTold("319", "ann :@#den")
                .isTold("312", "ann hubbub.local :via the irc door")
                .isTold("313", "ann :is an IRC operator")
                .isTold("335", "ann :is a bot");
        String idle = eve.line();
        assertTrue(idle.matches(":hubbub.local 317 eve ann \\d+ \\d{10} :seconds idle, signon time"), idle);
        eve.isTold("318", "ann :End of /WHOIS list").seesNothing();
    }

    @Test
    void whoIsInNoChannelHasNoneShown() {
        assertEquals(List.of("311", "312", "317", "318"), numerics(whois(ann, "eve")));
    }

    @Test
    void severalNicksAreAskedAtOnce() {
        assertEquals("ann", Message.parse(whois(eve, "ann,nobody,BOB").get(0)).parameter(1));
        assertEquals(List.of("401", "318"), numerics(eve.seesAllUntil("318")));
        List<String> bobs = eve.seesAllUntil("318");
        assertEquals(List.of("311", "319", "312", "317", "318"), numerics(bobs));
        assertTrue(bobs.get(4).endsWith(" bob :End of /WHOIS list"));
        eve.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hubbub.local bob", "*.local bob", "bob bob", " bob", "hubbub.local :bob"})
    void aServerMayStandInFront(String parameters) {
        eve.sends("WHOIS " + parameters).isTold("311", "bob ~bob 127.0.0.1 * :bob the person");
        eve.seesAllUntil("318");
        eve.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "b?b", "#den", "hubbub.local"})
    void whatIsNobodysNickIsNobody(String nick) {
        eve.sends("WHOIS " + nick)
                .isTold("401", nick + " :No such nick/channel")
                .isTold("318", nick + " :End of /WHOIS list")
                .seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WHOIS", "WHOIS :"})
    void noNickIsRefused(String line) {
        eve.sends(line).isTold("431", ":No nickname given").seesNothing();
    }

    @Test
    void oneMayAskForOneself() {
        assertEquals(List.of("@#den"), channels(ann, "ann"));
    }

    @Test
    void signsShowWhatSomebodyIsWhere() {
        ann.sends("MODE #den +v bob").line();
        bob.line();
        bob.joins("#attic");
        assertEquals(List.of("+#den", "@#attic"), channels(eve, "bob"));
        bob.sends("MODE #attic +v bob").line();
        assertEquals(List.of("+#den", "@#attic"), channels(eve, "bob"));
        eve.sends("CAP REQ multi-prefix").line();
        assertEquals(List.of("+#den", "@+#attic"), channels(eve, "bob"));
    }

    @Test
    void aSecretChannelIsShownToWhoIsThereAlone() {
        bob.joins("#attic").sends("MODE #attic +s").line();
        assertEquals(List.of("#den"), channels(eve, "bob"));
        assertEquals(List.of("#den"), channels(ann, "bob"));
        assertEquals(List.of("#den", "@#attic"), channels(bob, "bob"));
        eve.joins("#attic", bob);
        assertEquals(List.of("#den", "@#attic"), channels(eve, "bob"));
    }

    @Test
    void whoIsHiddenIsFoundByItsNickButNotWhereItIs() {
        bob.joins("#attic").sends("MODE bob +i").sees(bob, "MODE bob +i").seesNothing();
        assertEquals(List.of("311", "312", "317", "318"), numerics(whois(eve, "bob")));
        assertEquals(List.of("#den"), channels(ann, "bob"));
        assertEquals(List.of("#den", "@#attic"), channels(bob, "bob"));
        bob.sends("MODE bob -i").sees(bob, "MODE bob -i").seesNothing();
        assertEquals(List.of("#den", "@#attic"), channels(eve, "bob"));
    }

    @Test
    void whoIsNotWelcomedYetIsNobody() {
        IrcPeer.stranger(server).sends("NICK joe").seesNothing();
        assertEquals(List.of("401", "318"), numerics(whois(eve, "joe")));
    }

    @Test
    void manyChannelsComeInSeveralLinesThatFit() {
        for (int i = 0; i < 20; i++) {
            bob.joins("#" + "x".repeat(50) + i);
        }
        List<String> lines = whois(eve, "bob");
        assertTrue(lines.stream().allMatch(line -> line.length() <= 510));
        assertEquals(3, numerics(lines).stream().filter("319"::equals).count());
        assertEquals(21, channels(eve, "bob").size());
    }
}
