package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IRC as <a href="https://ircv3.net/specs/extensions/websocket">IRCv3</a> puts it over WebSockets: a line is a message. */
@Timeout(60)
class IrcOverWebSocketTest {
    private static final int FIN = 0x80;
    private static final String TEXT = "text.ircv3.net";
    private static final String BINARY = "binary.ircv3.net";

    private final TestServer server = TestServer.withDoors("web", "irc");

    @AfterEach
    void stop() {
        server.close();
    }

    /** A client of one of the subprotocols. */
    private static final class Client {
        private final WsPeer socket;
        private final int opcode;

        Client(TestServer server, String subprotocol) {
            socket = WsPeer.open(server.connect("web"), "/irc", "Sec-WebSocket-Protocol: " + subprotocol);
            opcode = subprotocol.equals(BINARY) ? WsPeer.BINARY : WsPeer.TEXT;
        }

        Client sends(String... lines) {
            for (String line : lines) {
                socket.sends(FIN | opcode, line.getBytes(StandardCharsets.UTF_8));
            }
            return this;
        }

        String line() {
            WsPeer.Frame frame = socket.frame();
            assertEquals(opcode, frame.opcode());
            String line = frame.text();
            assertTrue(line.indexOf('\r') < 0 && line.indexOf('\n') < 0, line);
            assertFalse(line.isEmpty());
            return line;
        }

        List<String> until(String command) {
            List<String> seen = new ArrayList<>();
            do {
                seen.add(line());
            } while (!seen.get(seen.size() - 1).contains(" " + command + " "));
            return seen;
        }

        Client welcomed(String nick) {
            sends("NICK " + nick, "USER " + nick + " 0 * :" + nick);
            List<String> welcome = until("422");
            assertTrue(welcome.get(0).contains(" 001 " + nick + " :"), welcome::toString);
            return this;
        }

        Client sees(String line) {
            assertEquals(line, line());
            return this;
        }
    }

    private static String source(String nick) {
        return ":" + nick + "!~" + nick + "@127.0.0.1 ";
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, BINARY})
    void peopleWithPlainClientsAndInBrowsersTalk(String subprotocol) {
        Client ann = new Client(server, subprotocol).welcomed("ann");
        ann.sends("JOIN #den").until("366");
        Peer bob = server.connect("irc").send("NICK bob\r\nUSER bob 0 * :bob\r\nJOIN #den\r\n");
        bob.awaitText(" 366 ");
        bob.line();
        ann.sees(source("bob") + "JOIN #den").sends("PRIVMSG #den :grüße");
        bob.expectLines(source("ann") + "PRIVMSG #den :grüße\r");
        bob.send("PRIVMSG #den :one\r\nPRIVMSG #den :two\r\n");
        ann.sees(source("bob") + "PRIVMSG #den :one").sees(source("bob") + "PRIVMSG #den :two");
        ann.sends("QUIT :bye");
        bob.expectLines(source("ann") + "QUIT :Quit: bye\r");
        assertTrue(ann.line().startsWith("ERROR :"));
        ann.socket.seesClose(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {TEXT, BINARY})
    void linesMayEndAndSeveralMayComeInOneMessage(String subprotocol) {
        Client ann = new Client(server, subprotocol);
        ann.sends("NICK ann\r\nUSER ann 0 * :ann\r\n").until("422");
        ann.sends("PING one\r\n", "PING two\n", "PING three", "", "PING four");
        for (String token : List.of("one", "two", "three", "four")) {
            assertTrue(ann.line().endsWith(":" + token));
        }
    }

    @Test
    void bytesThatAreNoTextAreToldAsTextToWhoWantsText() {
        Client ann = new Client(server, TEXT).welcomed("ann");
        ann.sends("JOIN #den").until("366");
        Peer bob = server.connect("irc").send("NICK bob\r\nUSER bob 0 * :bob\r\nJOIN #den\r\n");
        bob.awaitText(" 366 ");
        ann.line();
        bob.send(
                new byte[] {'N', 'O', 'T', 'I', 'C', 'E', ' ', '#', 'd', 'e', 'n', ' ', ':', 'a', (byte) 0xFF, 'b', '\n'
                });
        bob.send("NOTICE #den :end\r\n");
        String first = ann.line();
        assertTrue(first.endsWith(":end") || first.endsWith(":a\uFFFDb"), first);
    }

    @Test
    void bytesThatAreNoUtf8InABinaryMessageAreRefusedAsOnAnIrcSocket() {
        Client ann = new Client(server, BINARY).welcomed("ann");
        Peer bob = server.connect("irc").send("NICK bob\r\nUSER bob 0 * :bob\r\n");
        bob.awaitText(" 422 ");
        bob.line();
        byte[] line = "PRIVMSG ann :a\u00FFb".getBytes(StandardCharsets.ISO_8859_1);
        ann.socket.sends(FIN | WsPeer.BINARY, line);
        ann.sends("PING end");
        bob.send(line).send("\r\nPING end\r\n");
        String here = ann.line();
        String there = bob.line().strip();
        assertEquals(there.replace("bob", "ann").split(" ")[1], here.split(" ")[1], here);
    }

    @Test
    void aLongLineIsRefusedAndTheNextIsHeard() {
        Client ann = new Client(server, TEXT).welcomed("ann");
        ann.sends("PRIVMSG #den :" + "x".repeat(20_000), "PING end");
        assertTrue(ann.line().contains(" 417 "));
        assertTrue(ann.line().endsWith(":end"));
    }

    /** RFC 6455, section 8.1, would have the second kind closed; IRCv3's utf8-only lets a client that slips once stay. */
    @ParameterizedTest
    @ValueSource(ints = {WsPeer.BINARY, WsPeer.TEXT})
    void whatIsNotUtf8IsRefusedInIrcsWordsAndTheClientStays(int opcode) {
        for (String subprotocol : List.of(TEXT, BINARY)) {
            Client ann = new Client(server, subprotocol).welcomed("ann" + subprotocol.length());
            ann.socket.sends(FIN | opcode, "PRIVMSG bob :caf\u00E9".getBytes(StandardCharsets.ISO_8859_1));
            ann.sees(":hubbub.local FAIL PRIVMSG INVALID_UTF8 :Message rejected: expected UTF-8");
            ann.socket.sends(FIN | opcode, new byte[] {(byte) 0xE9});
            ann.sees(":hubbub.local FAIL * INVALID_UTF8 :Message rejected: expected UTF-8");
            ann.sends("PING end");
            assertTrue(ann.line().endsWith(":end"));
        }
    }

    @Test
    void aTextThatIsCutInsideACharacterIsWholeWhenItsPiecesAreTogether() {
        Client ann = new Client(server, TEXT).welcomed("ann");
        byte[] line = "PING é".getBytes(StandardCharsets.UTF_8);
        ann.socket.sends(WsPeer.TEXT, java.util.Arrays.copyOf(line, line.length - 1));
        ann.socket.sends(FIN, new byte[] {line[line.length - 1]});
        assertTrue(ann.line().endsWith(":é"));
    }

    @Test
    void aTextClientIsUnderstoodInBytes() {
        Client ann = new Client(server, TEXT).welcomed("ann");
        ann.socket.sends(FIN | WsPeer.BINARY, "PING x".getBytes(StandardCharsets.US_ASCII));
        assertTrue(ann.line().endsWith(":x"));
    }

    @Test
    void aBinaryClientIsUnderstoodInText() {
        Client ann = new Client(server, BINARY).welcomed("ann");
        ann.socket.sends("PING x");
        assertTrue(ann.line().endsWith(":x"));
    }

    @Test
    void whoIsInJsonAndWhoIsInIrcAreInOneRoom() {
        JsonPeer jan = JsonPeer.welcomed(server, "jan").joins("den");
        Client ann = new Client(server, TEXT).welcomed("ann");
        ann.sends("JOIN #den").until("366");
        assertEquals("ann", jan.next().getJsonObject("member").getString("nick"));
        ann.sends("PRIVMSG #den :\u0001ACTION waves\u0001");
        jan.sees("{'type':'event','room':'den','nick':'ann','kind':'action','text':'waves'}");
        jan.sends("{'type':'say','room':'den','text':'waves back','kind':'action'}");
        ann.sees(":jan!web@127.0.0.1 " + "PRIVMSG #den :\u0001ACTION waves back\u0001");
        // What goes to one alone has no place in the room's order, and could overtake this.
        jan.sees("{'type':'event','room':'den','nick':'jan','kind':'action','text':'waves back'}");
        ann.sends("PRIVMSG jan :psst");
        jan.sees("{'type':'direct','nick':'ann','to':'jan','kind':'message','text':'psst'}");
    }
}
