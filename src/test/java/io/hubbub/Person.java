package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A person at a line door with netcat, who sees every line of it. */
public final class Person {
    private static final Pattern WELCOME =
            Pattern.compile("\\* Welcome to Hubbub\\. You are (\\w+)\\. /help lists the commands");

    private final Peer peer;
    private final String nick;

    private Person(Peer peer, String nick) {
        this.peer = peer;
        this.nick = nick;
    }

    /** Reads the welcome: who one is, where, and who is here. */
    static Person welcomed(Peer peer) {
        String welcome = peer.line();
        Matcher words = WELCOME.matcher(welcome);
        if (!words.matches()) {
            throw new AssertionError("no welcome: " + welcome);
        }
        peer.awaitText("* Here: ");
        peer.line();
        return new Person(peer, words.group(1));
    }

    /** The nick that the server has given to this person. */
    public String nick() {
        return nick;
    }

    /** Sends lines. */
    public Person types(String... lines) {
        peer.send(String.join("\n", lines) + "\n");
        return this;
    }

    /** Fails unless these are the next lines, whatever comes after. */
    public Person sees(String... lines) {
        peer.expectLines(lines);
        return this;
    }

    /** Fails unless these are the next lines, one way or another. */
    public Person seesInAnyOrder(String... lines) {
        List<String> seen = Stream.of(lines).map(line -> peer.line()).sorted().toList();
        assertEquals(Stream.of(lines).sorted().toList(), seen);
        return this;
    }

    /** Fails unless the server hangs up now. */
    public void seesEnd() {
        peer.expectEnd();
    }

    /** The next line. */
    public String line() {
        return peer.line();
    }

    /** Takes a nick. */
    public Person is(String newNick) {
        return types("/nick " + newNick).sees("* You are now " + newNick);
    }

    /** The socket, for what is not typed. */
    public Peer peer() {
        return peer;
    }

    /** Goes without saying anything. */
    public void hangUp() {
        peer.hangUp();
    }
}
