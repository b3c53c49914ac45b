package io.hubbub.client.bench;

import io.vertx.core.buffer.Buffer;

/** The protocol that a server wants from receivers and speakers. */
enum Dialect {
    /** Bytes in, the same bytes to all. Everyone listens and may speak. */
    RAW("raw", true),

    /** The same in datagrams, of which some may be lost. */
    UDP("udp", true),

    /** Lines in, lines with a nick to all. Everyone listens and may speak. */
    LINE("line", true),

    /** IRC: everyone is in one channel and may speak there. {@link IrcEntrance} tells how they come in. */
    IRC("irc", true),

    /** JSON over WebSockets: everyone is in one room and may speak there. {@link WsEntrance} tells how they come in. */
    WS("ws", true),

    /** Redis publish and subscribe (RESP 2), to compare with: speakers have connections of their own. */
    REDIS("redis", false);

    private final String word;
    private final boolean membersSpeak;

    Dialect(String word, boolean membersSpeak) {
        this.word = word;
        this.membersSpeak = membersSpeak;
    }

    /** @throws IllegalArgumentException whose message is one line for the user */
    static Dialect named(String word) {
        for (Dialect dialect : values()) {
            if (dialect.word.equals(word)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("--door is raw, udp, line, irc, ws or redis, not " + word);
    }

    String word() {
        return word;
    }

    /** Whether the speakers are some of the receivers; otherwise they connect besides. */
    boolean membersSpeak() {
        return membersSpeak;
    }

    /** Whether what is sent may be lost or come in another order, and that is no fault of the server's. */
    boolean isLossy() {
        return this == UDP;
    }

    /** The length of the text in a message of this size: a line's end counts, a protocol's packing does not. */
    int textBytes(int size) {
        return membersSpeak ? size - 1 : size;
    }

    /** The bytes that a receiver sends first; may be empty. */
    Buffer greeting(String channel) {
        return switch (this) {
            // Into a room of its own, out of the one where people are.
            case LINE -> Buffer.buffer("/part\n/join " + channel + "\n");
            case REDIS -> Buffer.buffer(command("SUBSCRIBE", channel));
            case RAW, UDP, IRC, WS -> Buffer.buffer();
        };
    }

    /** The byte right after a text when it is received. */
    char end() {
        return this == WS ? '"' : '\n';
    }

    /** The bytes around a text when it is said. */
    Packing packing(String channel, int textBytes) {
        return switch (this) {
            case RAW, UDP, LINE -> Packing.plain("", "\n");
            case IRC -> Packing.plain("PRIVMSG #" + channel + " :", "\r\n");
            case WS -> Packing.framed(say(channel), textBytes, "\"}");
            case REDIS -> Packing.plain(command("PUBLISH", channel, "") + "$" + textBytes + "\r\n", "\r\n");
        };
    }

    private static String say(String room) {
        return "{\"type\":\"say\",\"room\":\"" + room + "\",\"text\":\"";
    }

    /** A command of RESP 2; an empty last word leaves that word to the caller. */
    private static String command(String... words) {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            if (!word.isEmpty()) {
                command.append('$')
                        .append(word.length())
                        .append("\r\n")
                        .append(word)
                        .append("\r\n");
            }
        }
        return command.toString();
    }
}
