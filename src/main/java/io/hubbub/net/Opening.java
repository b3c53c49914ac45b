package io.hubbub.net;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * The first bytes of a connection, which wait here until it is certain that they are not another protocol's: what a browser
 * sends because a page from elsewhere tells it to, a port scanner, a health check or a proxy must not be taken for what a person
 * says. Holds at most {@link #LOOK_BYTES} and nothing longer than it takes; a connection drops its opening when it has a verdict.
 * Nothing behind the first line is looked at: nobody who is kept from speaking the door's own protocol chooses what comes first.
 */
final class Opening {
    /** So much is held at most. Servers of HTTP take no longer request line than half of that. */
    static final int LOOK_BYTES = 16 * 1024;

    /** How long bytes of a stream wait that look like a request: longer than a lost packet takes to be sent again. */
    static final int LIKELY_MS = 1000;

    /** How long other bytes of a stream wait for more: nobody notices, and a browser sends the line in one piece. */
    static final int UNLIKELY_MS = 200;

    private static final int ANY = -1;

    /** A byte as texts in English have it, which telnet's return and zero is not. */
    private static final int PRINTABLE = -2;

    private static final int[] MARK = {0xEF, 0xBB, 0xBF};

    /** Beginnings that only another protocol has. */
    private static final class Sign {
        private final Foreign protocol;
        private final int[] bytes;

        Sign(Foreign protocol, int... bytes) {
            this.protocol = protocol;
            this.bytes = bytes;
        }

        Sign(Foreign protocol, String text) {
            this(protocol, text.chars().map(c -> c == '?' ? ANY : c).toArray());
        }

        boolean has(int at, int b) {
            return bytes[at] == ANY || bytes[at] == b || (bytes[at] == PRINTABLE && b >= ' ' && b < 0x7F);
        }
    }

    /** Beginnings that no stream of bytes has by chance. */
    private static final List<Sign> SIGNS = List.of(
            // ClientHello in a record of TLS 1.x: RFC 8446, 5.1 and 4.
            new Sign(Foreign.TLS, 0x16, 0x03, ANY, ANY, ANY, 0x01),
            // https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt
            new Sign(Foreign.PROXY, "PROXY TCP4 "),
            new Sign(Foreign.PROXY, "PROXY TCP6 "),
            new Sign(Foreign.PROXY, "PROXY UNKNOWN"),
            new Sign(Foreign.PROXY, "\r\n\r\n\0\r\nQUIT\n"),
            // RFC 4253, 4.2.
            new Sign(Foreign.SSH, "SSH-2.0-"),
            new Sign(Foreign.SSH, "SSH-1.?-"),
            new Sign(Foreign.SSH, "SSH-1.99-"),
            // A connection request in a TPKT header, as scanners send it.
            new Sign(Foreign.RDP, 0x03, 0x00, 0x00, ANY, ANY, 0xE0),
            // A protocol header: AMQP 1.0, 2.2. CONNECT: MQTT 3.1.1, 3.1. A handshake: BEP 3. Negotiation: MS-SMB2,
            // 2.1.
            new Sign(Foreign.AMQP, "AMQP\0"),
            new Sign(Foreign.MQTT, "\u0010?\0\u0004MQTT"),
            new Sign(Foreign.BITTORRENT, "\u0013BitTorrent protocol"),
            new Sign(Foreign.SMB, "\0\0\0?\u00FFSMB"),
            new Sign(Foreign.SMB, "\0\0\0?\u00FESMB"),
            // A response, for what takes this port for a client: RFC 9112, 4.
            new Sign(Foreign.HTTP, "HTTP/1.? "));

    private static final Sign UTF_16_BEHIND_TELNET = new Sign(Foreign.WIDE_TEXT, 0xFF, 0xFE, ANY, 0x00);

    /**
     * Beginnings that no text has. UTF-16 has its mark, and behind it a letter of ASCII; telnet has commands that begin like that.
     * Without the mark, every other byte of ASCII is zero.
     */
    private static final List<Sign> NO_TEXT = List.of(
            // Nobody says that to people: RFC 5321, 4.1.1.1.
            new Sign(Foreign.SMTP, "EHLO "),
            new Sign(Foreign.WIDE_TEXT, 0xFE, 0xFF),
            UTF_16_BEHIND_TELNET,
            new Sign(Foreign.WIDE_TEXT, 0x00, 0x00, 0xFE, 0xFF),
            new Sign(Foreign.WIDE_TEXT, PRINTABLE, 0x00, ANY, 0x00),
            new Sign(Foreign.WIDE_TEXT, 0x00, PRINTABLE, 0x00, ANY));

    /** The bits of those that are looked for in everything. */
    private static final int OF_ANY = (1 << SIGNS.size()) - 1;

    private static final Sign NO_TEXT_WITHOUT_TELNET = new Sign(Foreign.WIDE_TEXT, 0xFF, 0xFE);

    /** The verdict about the bytes. */
    enum Verdict {
        UNDECIDED,
        /** The door's own protocol, as far as it can be told here. */
        OWN,
        FOREIGN
    }

    private final FirstBytes kind;
    private final RequestLine line = new RequestLine();

    /** The signs that still fit, a bit each. */
    private int signs = -1;

    private final TelnetCommands commands = new TelnetCommands(TelnetCommands.NONE);
    private int taken;

    /** So many of them are text, and no commands of telnet's before it; nor the byte order mark. */
    private int takenOfText;

    /** How much of a byte order mark the text has begun with, as long as it may be one. */
    private int mark;

    private Foreign foreign;
    private boolean passes;
    private Buffer held;
    private boolean heldIsOurs;
    private Vertx vertx;
    private long timer;

    Opening(FirstBytes kind) {
        this.kind = kind;
    }

    /** Takes a chunk, of any size. Then {@link #release} has what can be dealt with. */
    Verdict take(Buffer chunk) {
        hold(chunk);
        Verdict verdict = Verdict.UNDECIDED;
        for (int i = 0; i < chunk.length() && verdict == Verdict.UNDECIDED; i++) {
            take(chunk.getByte(i) & 0xFF);
            verdict = verdict();
        }
        if (verdict == Verdict.UNDECIDED && held.length() > LOOK_BYTES) {
            return tooLong();
        }
        return verdict == Verdict.UNDECIDED && !isWorthWaiting() ? end() : verdict;
    }

    /**
     * Whether a stream's next bytes may say more: browsers' methods are in capitals, and hardly a program's first words. Line ends
     * before them say nothing yet.
     */
    private boolean isWorthWaiting() {
        return kind != FirstBytes.STREAM || signs != 0 || line.isAtBeginning() || line.mayBeRequest() || mark > 0;
    }

    /** Nothing more will come. */
    Verdict end() {
        stopWaiting();
        line.end();
        return verdict() == Verdict.FOREIGN ? Verdict.FOREIGN : Verdict.OWN;
    }

    private void take(int b) {
        boolean isCommand = kind == FirstBytes.TELNET && (line.isAtBeginning() || line.isLikely()) && !commands.take(b);
        if (signs != 0) {
            signs = fitting(b, isCommand);
        }
        taken++;
        if (!isCommand) {
            line.take(b);
            takenOfText++;
            takeMark(b);
        }
    }

    /** Behind a byte order mark a text begins as it does without. */
    private void takeMark(int b) {
        mark = mark < MARK.length && takenOfText == mark + 1 && b == MARK[mark] ? mark + 1 : 0;
        if (mark == MARK.length) {
            signs |= OF_ANY;
            takenOfText = 0;
        }
    }

    private int fitting(int b, boolean isCommand) {
        int fit = isCommand ? signs & OF_ANY : 0;
        int count = SIGNS.size() + (isText() ? NO_TEXT.size() + 1 : 0);
        for (int i = isCommand ? SIGNS.size() : 0; i < count; i++) {
            Sign sign = sign(i);
            int at = i < SIGNS.size() ? takenOfText : taken;
            boolean fits = (signs & 1 << i) != 0 && sign.has(at, b);
            if (fits && at + 1 == sign.bytes.length) {
                foreign = sign.protocol;
            } else if (fits) {
                fit |= 1 << i;
            }
        }
        return fit;
    }

    private Sign sign(int i) {
        if (i < SIGNS.size()) {
            return SIGNS.get(i);
        }
        int other = i - SIGNS.size();
        return other == NO_TEXT.size() ? last() : NO_TEXT.get(other);
    }

    /** Telnet's DONT is the mark of UTF-16 in little-endian order: at its door it takes more to tell them apart. */
    private Sign last() {
        return kind == FirstBytes.TELNET ? UTF_16_BEHIND_TELNET : NO_TEXT_WITHOUT_TELNET;
    }

    private boolean isText() {
        return kind == FirstBytes.LINES || kind == FirstBytes.TELNET;
    }

    private Verdict verdict() {
        if (foreign == null && line.isRequest() && (isText() || !line.isWithoutVersion())) {
            foreign = line.protocol();
        }
        if (foreign != null) {
            return Verdict.FOREIGN;
        }
        return signs == 0 && (line.isOther() || line.isRequest()) ? Verdict.OWN : Verdict.UNDECIDED;
    }

    /** Lines are cut by the conversation that gets them, and dropped if they are too long: only whether they are foreign is still to be seen. */
    private Verdict tooLong() {
        if (isText()) {
            passes = true;
            return Verdict.UNDECIDED;
        }
        foreign = line.isLikely() ? Foreign.HTTP : null;
        return verdict() == Verdict.FOREIGN ? Verdict.FOREIGN : Verdict.OWN;
    }

    /** The other protocol that it is; null if it is none. */
    Foreign foreign() {
        return foreign;
    }

    /** Gives up what is held, if it need not wait any longer; null if there is nothing. */
    Buffer release(Verdict verdict) {
        if (verdict == Verdict.UNDECIDED && !passes && !isCommandsOnly()) {
            return null;
        }
        Buffer all = held;
        held = null;
        heldIsOurs = false;
        return all;
    }

    /** Telnet's commands are answered before there is a line. */
    private boolean isCommandsOnly() {
        return kind == FirstBytes.TELNET && takenOfText == 0 && mark == 0 && (signs & ~OF_ANY) == 0;
    }

    private void hold(Buffer chunk) {
        if (held == null) {
            held = chunk;
        } else if (heldIsOurs) {
            held.appendBuffer(chunk);
        } else {
            held = Buffer.buffer(held.length() + chunk.length())
                    .appendBuffer(held)
                    .appendBuffer(chunk);
            heldIsOurs = true;
        }
    }

    /** Does something when what is held has waited long enough since the first byte, however slowly more of it comes. */
    void whenNothingMoreComes(Runnable action) {
        if (kind == FirstBytes.STREAM && vertx == null) {
            vertx = Vertx.currentContext().owner();
            timer = vertx.setTimer(UNLIKELY_MS, id -> waitOn(action));
        }
    }

    private void waitOn(Runnable action) {
        if (line.isLikely()) {
            timer = vertx.setTimer(LIKELY_MS - UNLIKELY_MS, id -> action.run());
        } else {
            action.run();
        }
    }

    void stopWaiting() {
        if (vertx != null) {
            vertx.cancelTimer(timer);
            vertx = null;
        }
    }
}
