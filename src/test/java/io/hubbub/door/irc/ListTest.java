package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command LIST, with Eve's attic beside Ann's and Bob's den. */
class ListTest extends DenTest {
    @BeforeEach
    void found() {
        eve.joins("#attic");
    }

    private static String listed(IrcPeer asker, String parameters) {
        List<String> lines = asker.sends("LIST " + parameters).seesAllUntil("323");
        assertEquals("321", Message.parse(lines.get(0)).command());
        return String.join(
                " ",
                lines.subList(1, lines.size() - 1).stream()
                        .map(Message::parse)
                        .map(message -> message.parameter(1))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ''            ; #attic #den
            '#DEN'          ; #den
            '#nowhere'      ; ''
            *t*,#nowhere  ; #attic
            !*t*          ; #den
            >0            ; #attic #den
            >1            ; #den
            <2            ; #attic
            C<60          ; #attic #den
            C>60          ; ''
            T<60          ; #attic
            T>60          ; ''
            '#den >1'       ; #den
            '#den <2'       ; ''
            * >1,<3       ; #den
            """)
    void conditionsOfElistChoose(String parameters, String channels) {
        eve.sends("TOPIC #attic :dust").line();
        assertEquals(channels, listed(ann, parameters));
    }

    @Test
    void theConditionsAreAnnounced() {
        IrcPeer joe = IrcPeer.stranger(server).sends("NICK joe", "USER joe 0 * :Joe");
        List<String> seen = joe.seesAllUntil("422");
        assertTrue(seen.stream().anyMatch(line -> line.contains(" ELIST=CMNTU ")));
        assertTrue(seen.stream().anyMatch(line -> line.contains(" SAFELIST ")));
    }

    @Test
    void aSecretChannelIsListedToItsMembersAlone() {
        eve.sends("MODE #attic +s").line();
        assertEquals("#den", listed(ann, ""));
        assertEquals("", listed(ann, "#attic"));
        assertEquals("#attic #den", listed(eve, ""));
        ann.joins("#attic", eve);
        assertEquals("#attic #den", listed(ann, ""));
    }

    @Test
    void whatEndedIsNotListedAndWhatChangesIs() {
        eve.sends("PART #attic").line();
        eve.seesNothing();
        assertEquals("#den", listed(ann, ""));
        ann.sends("TOPIC #den :wine").line();
        bob.line();
        bob.sends("PART #den").line();
        ann.line();
        eve.sends("LIST").isTold("321", "Channel :Users  Name").isTold("322", "#den 1 :wine");
    }
}
