package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An IRC client at the other end of a socket, who sees every line that the server sends it. */
final class IrcPeer {
    static final String SERVER = "hubbub.local";

    private final Peer peer;
    private String nick = "*";
    private int barriers;

    IrcPeer(Peer peer) {
        this.peer = peer;
    }

    /** Somebody who has said nothing yet. */
    static IrcPeer stranger(TestServer server) {
        return new IrcPeer(server.connect("irc"));
    }

    /** Somebody who is welcomed, and has seen all of the welcome. */
    static IrcPeer welcomed(TestServer server, String nick) {
        return stranger(server).registers(nick);
    }

    /** Somebody who is welcomed and has these capabilities. */
    static IrcPeer welcomed(TestServer server, String nick, String capabilities) {
        IrcPeer peer = stranger(server).sends("CAP REQ :" + capabilities);
        peer.line();
        peer.sends("CAP END");
        return peer.registers(nick);
    }

    /** Somebody who is welcomed and shows this user and real name. */
    static IrcPeer welcomed(TestServer server, String nick, String user, String realName) {
        IrcPeer peer = stranger(server).sends("NICK " + nick, "USER " + user + " 0 * :" + realName);
        peer.is(nick).seesAllUntil("422", "376");
        return peer;
    }

    private IrcPeer registers(String wanted) {
        sends("NICK " + wanted, "USER " + wanted + " 0 * :" + real(wanted));
        is(wanted);
        seesAllUntil("422", "376");
        return this;
    }

    private static String real(String wanted) {
        return wanted + " the person";
    }

    /** Remembers what its nick is from here on. */
    IrcPeer is(String newNick) {
        nick = newNick;
        return this;
    }

    /** How others see it. */
    String source() {
        return nick + "!~" + nick + "@127.0.0.1";
    }

    /** Sends lines. */
    IrcPeer sends(String... lines) {
        peer.send(String.join("\r\n", lines) + "\r\n");
        return this;
    }

    /** The next line, without its end. */
    String line() {
        String line = peer.line();
        if (!line.endsWith("\r")) {
            throw new AssertionError("no carriage return at the end of: " + line);
        }
        return line.substring(0, line.length() - 1);
    }

    /** What the next lines list of capabilities, in however many lines. */
    List<String> capabilities() {
        List<String> all = new ArrayList<>();
        Message message;
        do {
            message = Message.parse(line());
            assertEquals("CAP", message.command());
            all.addAll(List.of(
                    message.parameters().get(message.parameters().size() - 1).split(" ")));
        } while (message.parameter(2).equals("*"));
        return all;
    }

    /** Fails unless these are the next lines, whatever comes after. */
    IrcPeer sees(String... lines) {
        for (String line : lines) {
            assertEquals(line, line());
        }
        return this;
    }

    /** The same for lines of somebody: what they did. */
    IrcPeer sees(IrcPeer who, String what) {
        return sees(":" + who.source() + " " + what);
    }

    /** The same for a numeric, given without its source and its first parameter. */
    IrcPeer isTold(String numeric, String rest) {
        return sees(":" + SERVER + " " + numeric + " " + nick + " " + rest);
    }

    /** Fails unless these are the next lines, one way or another. */
    IrcPeer seesInAnyOrder(String... lines) {
        List<String> seen = Stream.of(lines).map(line -> line()).sorted().toList();
        assertEquals(Stream.of(lines).sorted().toList(), seen);
        return this;
    }

    /** All lines up to and including the first with one of these commands. */
    List<String> seesAllUntil(String... commands) {
        List<String> seen = new ArrayList<>();
        do {
            seen.add(line());
        } while (!List.of(commands).contains(command(seen.get(seen.size() - 1))));
        return seen;
    }

    private static String command(String line) {
        Message message = Message.parse(line);
        return message.command();
    }

    /** Everything that has come of what it sent before, and that others did before. */
    List<String> rest() {
        String token = "barrier" + barriers++;
        sends("PING " + token);
        List<String> seen = new ArrayList<>();
        for (String line = line(); !line.endsWith(" PONG " + SERVER + " :" + token); line = line()) {
            seen.add(line);
        }
        return seen;
    }

    /** Fails if anything has come. */
    IrcPeer seesNothing() {
        assertEquals(List.of(), rest());
        return this;
    }

    /** Joins channels and reads everything that it is told then. */
    IrcPeer joins(String channels, IrcPeer... others) {
        sends("JOIN " + channels);
        for (String channel : channels.split(",")) {
            seesAllUntil("366");
            for (IrcPeer other : others) {
                other.sees(this, "JOIN " + channel);
            }
        }
        return this;
    }

    /** Becomes an operator of a server with {@link Chief#KEYS}. */
    IrcPeer becomesOperator() {
        sends("OPER " + Chief.NAME + " " + Chief.PASSWORD).isTold("381", ":You are now an IRC operator");
        return sees(this, "MODE " + nick + " +o").seesNothing();
    }

    /** Says goodbye; by the time this returns it is gone everywhere. */
    void quits() {
        sends("QUIT").seesAllUntil("ERROR");
        seesEnd();
    }

    /** Fails unless the server hangs up now. */
    void seesEnd() {
        peer.expectEnd();
    }

    Peer peer() {
        return peer;
    }

    void hangUp() {
        peer.hangUp();
    }
}
