package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say to one another is kept for those who have an account: Ann and Bob have one. */
@Timeout(60)
class MailTest {
    private static final String ALL = "draft/chathistory draft/read-marker draft/message-redaction batch server-time"
            + " message-tags labeled-response echo-message";

    private TestServer server;

    @BeforeEach
    void start() {
        server = AccountsServer.start();
        AccountsServer.register(server, "Ann");
        AccountsServer.register(server, "bob");
    }

    @AfterEach
    void stop() {
        server.close();
        assertEquals(0, server.stats().mistakes().made());
    }

    private static List<Message> answer(IrcPeer who, String line) {
        return who.sends(line).rest().stream().map(Message::parse).toList();
    }

    private static String untagged(String line) {
        return line.startsWith("@") ? line.substring(line.indexOf(' ') + 1) : line;
    }

    private static String words(List<Message> lines) {
        return String.join(
                " ",
                lines.stream()
                        .filter(line -> line.command().equals("PRIVMSG"))
                        .map(line -> line.parameter(1))
                        .toList());
    }

    /** Says w1 to w9, in turn; returns what each was called. */
    private static List<String> talk(IrcPeer ann, IrcPeer bob) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            IrcPeer speaker = i % 2 == 1 ? ann : bob;
            IrcPeer other = i % 2 == 1 ? bob : ann;
            Message echo = Message.parse(speaker.sends("PRIVMSG " + (i % 2 == 1 ? "BOB" : "ann") + " w" + i)
                    .line());
            assertEquals(
                    echo.tags().get("msgid"), Message.parse(other.line()).tags().get("msgid"));
            ids.add(echo.tags().get("msgid"));
        }
        return ids;
    }

    @ParameterizedTest
    @CsvSource({
        "LATEST * 100, w1 w2 w3 w4 w5 w6 w7 w8 w9",
        "LATEST * 2, w8 w9",
        "LATEST w7 100, w8 w9",
        "BEFORE w4 2, w2 w3",
        "AFTER w4 2, w5 w6",
        "AROUND w4 3, w3 w4 w5",
        "AROUND w4 1, w4",
        "BETWEEN w2 w8 3, w3 w4 w5",
        "BETWEEN w8 w2 3, w5 w6 w7",
        "LATEST msgid=nonsense 5, ''",
        "BEFORE timestamp=2020-01-01T00:00:00.000Z 5, ''",
        "AFTER timestamp=2020-01-01T00:00:00.000Z 1, w1",
    })
    void bothPageThroughWhatTheySaid(String asked, String expected) {
        IrcPeer ann = AccountsServer.owner(server, "Ann", ALL);
        IrcPeer bob = AccountsServer.owner(server, "bob", ALL);
        List<String> ids = talk(ann, bob);
        String[] parts = Stream.of(asked.split(" "))
                .map(part -> part.matches("w[1-9]") ? "msgid=" + ids.get(part.charAt(1) - '1') : part)
                .toArray(String[]::new);
        String rest = String.join(" ", List.of(parts).subList(1, parts.length));
        for (IrcPeer who : List.of(ann, bob)) {
            String other = who == ann ? "Bob" : "ANN";
            List<Message> lines = answer(who, "CHATHISTORY " + parts[0] + " " + other + " " + rest);
            assertEquals(
                    List.of("chathistory", other), lines.get(0).parameters().subList(1, 3));
            assertEquals(expected, words(lines));
        }
    }

    @Test
    void aMessageInTheHistoryIsAsItWasSeen() {
        IrcPeer ann = AccountsServer.owner(server, "Ann", ALL + " account-tag");
        IrcPeer bob = AccountsServer.owner(server, "bob", ALL + " account-tag");
        ann.sends("@+x=y PRIVMSG bob :\u0001ACTION waves\u0001");
        Message seen = Message.parse(bob.line());
        Message kept = answer(bob, "CHATHISTORY LATEST ann * 5").get(1);
        assertEquals(seen.parameters(), kept.parameters());
        assertEquals("y", kept.tags().get("+x"));
        assertEquals("Ann", kept.tags().get("account"));
        assertEquals(seen.tags().get("time"), kept.tags().get("time"));
        assertEquals(seen.tags().get("msgid"), kept.tags().get("msgid"));
    }

    @Test
    void whoeverHasNoAccountHasNoHistoryAndInheritsNone() {
        IrcPeer ann = AccountsServer.owner(server, "Ann", ALL);
        IrcPeer carl = IrcPeer.welcomed(server, "carl", ALL);
        carl.sends("PRIVMSG ann :hello").line();
        ann.line();
        ann.sends("PRIVMSG carl :hi").line();
        carl.line();
        assertTrue(answer(carl, "CHATHISTORY LATEST ann * 5").toString().contains("INVALID_TARGET"));
        assertEquals("hello hi", words(answer(ann, "CHATHISTORY LATEST carl * 5")));
        carl.quits();
        AccountsServer.register(server, "carl");
        carl = AccountsServer.owner(server, "carl", ALL);
        assertEquals("", words(answer(carl, "CHATHISTORY LATEST ann * 5")));
        assertEquals("hello hi", words(answer(ann, "CHATHISTORY LATEST carl * 5")));
    }

    @Test
    void targetsAreChannelsAndPeople() {
        IrcPeer ann = AccountsServer.owner(server, "Ann", ALL);
        IrcPeer bob = AccountsServer.owner(server, "bob", ALL);
        ann.sends("JOIN #den").seesAllUntil("366");
        bob.sends("PRIVMSG ann :one").line();
        ann.rest();
        ann.sends("PRIVMSG #den :two").rest();
        String all = " timestamp=2020-01-01T00:00:00.000Z timestamp=2200-01-01T00:00:00.000Z ";
        assertEquals(List.of("bob", "#den"), targets(ann, "CHATHISTORY TARGETS" + all + "10"));
        assertEquals(List.of("bob"), targets(ann, "CHATHISTORY TARGETS" + all + "1"));
        String backwards = " timestamp=2200-01-01T00:00:00.000Z timestamp=2020-01-01T00:00:00.000Z ";
        assertEquals(List.of("#den"), targets(ann, "CHATHISTORY TARGETS" + backwards + "1"));
        assertEquals(
                List.of("Ann"),
                targets(bob, "CHATHISTORY TARGETS" + all + "10").stream()
                        .map(name -> name.equals("ann") ? "Ann" : name)
                        .toList());
    }

    private static List<String> targets(IrcPeer who, String line) {
        return answer(who, line).stream()
                .filter(message -> message.command().equals("CHATHISTORY"))
                .map(message -> message.parameter(1))
                .toList();
    }

    @Test
    void whoeverIsAwayFindsWhatWasSaidAndTheSpeakerIsTold() {
        IrcPeer bob = AccountsServer.owner(server, "bob", "");
        bob.sends("PRIVMSG ann :one", "PRIVMSG ANN :two");
        bob.isTold("301", "ann :Not here now: your message is kept, and shown to them when they come back");
        bob.isTold("301", "ANN :Not here now: your message is kept, and shown to them when they come back");
        bob.sends("NOTICE ann :three").seesNothing();
        IrcPeer ann = AccountsServer.owner(server, "Ann", "");
        ann.sees(":hubbub.local NOTICE Ann :Messages that came while you were away: 3 from bob");
        for (String word : List.of("PRIVMSG ann :# one", "PRIVMSG ANN :# two", "NOTICE ann :# three")) {
            String line = ann.line().replaceFirst(":\\[[-0-9]+ [0-9:]+ UTC\\]", ":#");
            assertEquals(":bob!~bob@hidden " + word, line);
        }
        ann.quits();
        AccountsServer.owner(server, "Ann", "").seesNothing();
    }

    @Test
    void aClientThatCanAskForHistoryIsOnlyToldThatThereIsSome() {
        IrcPeer guest = IrcPeer.welcomed(server, "carl", "echo-message message-tags");
        Message echo = Message.parse(guest.sends("PRIVMSG ann :one").line());
        assertEquals(List.of("ann", "one"), echo.parameters());
        assertTrue(guest.line().contains(" 301 carl ann :Not here"));
        IrcPeer ann = AccountsServer.owner(server, "Ann", ALL);
        assertTrue(ann.line().endsWith("NOTICE Ann :Messages that came while you were away: 1 from carl"));
        ann.seesNothing();
        List<Message> lines = answer(ann, "CHATHISTORY LATEST carl * 5");
        assertEquals("one", words(lines));
        assertEquals(echo.tags().get("msgid"), lines.get(1).tags().get("msgid"));
    }

    @Test
    void nobodyHasTheNickOfNobody() {
        IrcPeer bob = AccountsServer.owner(server, "bob", "");
        bob.sends("PRIVMSG nobody :one").isTold("401", "nobody :No such nick/channel");
        bob.sends("PRIVMSG ann :\u0001VERSION\u0001").isTold("401", "ann :No such nick/channel");
    }

    @Test
    void oneWhoIsHereUnderAnotherNickGetsItAtOnce() {
        IrcPeer ann = AccountsServer.owner(server, "Ann", "");
        ann.sends("NICK anna").sees(ann, "NICK anna");
        ann.is("anna");
        IrcPeer bob = AccountsServer.owner(server, "bob", "");
        bob.sends("PRIVMSG Ann :one").line();
        ann.sees(bob, "PRIVMSG anna :one");
        ann.quits();
        AccountsServer.owner(server, "Ann", "").seesNothing();
    }

    @Test
    void whatIsReadHoldsForAllClientsOfAPerson() {
        IrcPeer ann = AccountsServer.owner(server, "Ann", ALL);
        IrcPeer bob = AccountsServer.owner(server, "bob", ALL);
        talk(ann, bob);
        IrcPeer phone = AccountsServer.owner(server, "Ann", ALL);
        String at = "timestamp=2100-01-01T00:00:00.000Z";
        ann.sends("MARKREAD bob " + at);
        String told = untagged(ann.line());
        assertTrue(told.startsWith(":hubbub.local MARKREAD bob timestamp=20"), told);
        assertFalse(told.contains("2100-"), "later than now");
        assertEquals(told, untagged(phone.line()));
        assertEquals(told, untagged(phone.sends("MARKREAD bob").line()));
        ann.seesNothing();
        ann.quits();
        phone.quits();
        IrcPeer again = AccountsServer.owner(server, "Ann", ALL);
        assertEquals(told, untagged(again.sends("MARKREAD bob").line()));
        assertEquals(
                ":hubbub.local MARKREAD carl *",
                untagged(again.sends("MARKREAD carl").line()));
    }

    @Test
    void onesOwnWordsCanBeDeleted() {
        IrcPeer ann = AccountsServer.owner(server, "Ann", ALL);
        IrcPeer bob = AccountsServer.owner(server, "bob", ALL);
        List<String> ids = talk(ann, bob);
        ann.sends("REDACT Bob " + ids.get(0) + " :oops");
        for (IrcPeer who : List.of(ann, bob)) {
            Message seen = Message.parse(who.line());
            assertEquals("REDACT", seen.command());
            assertEquals(List.of("Bob", ids.get(0), "oops"), List.of("Bob", seen.parameter(1), seen.parameter(2)));
            assertTrue(seen.parameter(0).equalsIgnoreCase("bob"));
        }
        ann.sends("REDACT bob " + ids.get(1)).line();
        assertTrue(ann.sends("REDACT bob " + ids.get(0)).line().contains("FAIL REDACT UNKNOWN_MSGID bob"));
        assertEquals("w2 w3 w4 w5 w6 w7 w8 w9", words(answer(bob, "CHATHISTORY LATEST ann * 100")));
        assertEquals("w2 w3 w4 w5 w6 w7 w8 w9", words(answer(ann, "CHATHISTORY LATEST bob * 100")));
    }
}
