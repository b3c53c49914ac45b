package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients ask about others and about the server. */
class QueriesTest extends DenTest {
    private static void matches(String pattern, String line) {
        assertTrue(line.matches(pattern), line);
    }

    @Test
    void whoOfAChannelListsItsMembers() {
        bob.sends("WHO #den")
                .isTold("352", "#den ~ann 127.0.0.1 hubbub.local ann H@ :0 ann the person")
                .isTold("352", "#den ~bob 127.0.0.1 hubbub.local bob H :0 bob the person")
                .isTold("315", "#den :End of WHO list")
                .seesNothing();
    }

    @Test
    void whoOfANickShowsItFromOutsideToo() {
        eve.sends("WHO Ann")
                .isTold("352", "* ~ann 127.0.0.1 hubbub.local ann H :0 ann the person")
                .isTold("315", "Ann :End of WHO list")
                .seesNothing();
    }

    @Test
    void whoOfNobodyIsEmpty() {
        eve.sends("WHO nobody", "WHO #nowhere")
                .isTold("315", "nobody :End of WHO list")
                .isTold("315", "#nowhere :End of WHO list")
                .seesNothing();
    }

    @Test
    void whoisTellsWhoSomebodyIsAndWhere() {
        eve.sends("WHOIS ANN")
                .isTold("311", "ann ~ann 127.0.0.1 * :ann the person")
                .isTold("319", "ann :@#den")
                .isTold("312", "ann hubbub.local :via the irc door");
        matches(":hubbub.local 317 eve ann \\d+ \\d{10} :seconds idle, signon time", eve.line());
        eve.isTold("318", "ann :End of /WHOIS list").seesNothing();
    }

    @Test
    void whoisMayNameAServerFirst() {
        eve.sends("WHOIS hubbub.local bob").isTold("311", "bob ~bob 127.0.0.1 * :bob the person");
        eve.seesAllUntil("318");
        eve.sends("WHOIS eve eve").isTold("311", "eve ~eve 127.0.0.1 * :eve the person");
        eve.seesAllUntil("318");
        eve.seesNothing();
    }

    @Test
    void whoisOfNobodySaysSo() {
        eve.sends("WHOIS nobody")
                .isTold("401", "nobody :No such nick/channel")
                .isTold("318", "nobody :End of /WHOIS list")
                .seesNothing();
    }

    @Test
    void whoisOfNoNickIsRefused() {
        eve.sends("WHOIS").isTold("431", ":No nickname given").seesNothing();
    }

    @Test
    void severalQuestionsAreAnsweredInTheirOrder() {
        eve.sends("WHOIS bob", "WHOIS nobody", "WHO ann", "WHOIS ann", "PING x");
        List<String> seen = eve.seesAllUntil("PONG");
        assertEquals(
                List.of(
                        "311", "319", "312", "317", "318", "401", "318", "352", "315", "311", "319", "312", "317",
                        "318", "PONG"),
                seen.stream().map(line -> Message.parse(line).command()).toList());
    }

    @Test
    void channelsAreListedByNameWithMembersAndTopic() {
        eve.joins("#attic").sends("TOPIC #attic :dust").line();
        eve.sends("LIST")
                .isTold("321", "Channel :Users  Name")
                .isTold("322", "#attic 1 :dust")
                .isTold("322", "#den 2 :")
                .isTold("323", ":End of /LIST")
                .seesNothing();
    }

    @Test
    void onlyTheChannelsThatAreNamedAreListed() {
        eve.joins("#attic");
        eve.sends("LIST #DEN,#nowhere")
                .isTold("321", "Channel :Users  Name")
                .isTold("322", "#den 2 :")
                .isTold("323", ":End of /LIST")
                .seesNothing();
    }

    @Test
    void usersAreCounted() {
        ann.sends("LUSERS").isTold("251", ":There are 3 users and 0 invisible on 1 servers");
        ann.isTold("252", "0 :operator(s) online").isTold("253", "0 :unknown connection(s)");
        ann.isTold("254", "1 :channels formed");
        ann.isTold("255", ":I have 3 clients and 0 servers");
        ann.isTold("265", "3 3 :Current local users 3, max 3");
        ann.isTold("266", "3 3 :Current global users 3, max 3").seesNothing();
    }

    @Test
    void withoutAMessageOfTheDayThereIsNone() {
        ann.sends("MOTD").isTold("422", ":MOTD File is missing").seesNothing();
    }

    @Test
    void versionAndTimeAreTold() {
        ann.sends("VERSION", "TIME");
        matches(":hubbub.local 351 ann hubbub-\\S+ hubbub.local :.*", ann.line());
        List<String> more = ann.seesAllUntil("391");
        assertTrue(more.size() > 1 && more.get(0).contains(" 005 "), more::toString);
        matches(":hubbub.local 391 ann hubbub.local :.*GMT", more.get(more.size() - 1));
        ann.seesNothing();
    }
}
