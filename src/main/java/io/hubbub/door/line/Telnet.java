package io.hubbub.door.line;

import io.vertx.core.buffer.Buffer;

/**
 * The server's side of telnet: takes its commands out of what a peer sends, wherever chunks are cut, and refuses every option, so
 * that the peer goes on sending lines. <a href="https://www.rfc-editor.org/rfc/rfc854">RFC 854</a>, and <a
 * href="https://www.rfc-editor.org/rfc/rfc1143">RFC 1143</a> with all options off for good: then an offer or a request has one
 * answer, and what is agreed to has none. 0xFF, with which commands begin, is in no UTF-8; so other programs lose nothing.
 */
final class Telnet {
    /** Most bytes of a subnegotiation: more than a terminal's name. After that the bytes are text again. */
    static final int SUBNEGOTIATION_BYTES = 512;

    private static final int IAC = 255;
    private static final int DONT = 254;
    private static final int DO = 253;
    private static final int WONT = 252;
    private static final int WILL = 251;
    private static final int SUBNEGOTIATION = 250;
    private static final int ERASE_LINE = 248;
    private static final int ERASE_CHARACTER = 247;
    private static final int ARE_YOU_THERE = 246;
    private static final int INTERRUPT_PROCESS = 244;
    private static final int BREAK = 243;
    private static final int END_OF_SUBNEGOTIATION = 240;
    private static final int ABORT = 238;
    private static final int SUSPEND = 237;
    private static final int END_OF_FILE = 236;

    /** Ctrl-C, Ctrl-D, backspace, Ctrl-U and delete, as terminals send them that don't wait for a whole line. */
    private static final int INTERRUPT = 0x03;

    private static final int END = 0x04;
    private static final int BACKSPACE = 0x08;
    private static final int KILL = 0x15;
    private static final int DELETE = 0x7F;

    /** Answers to the peer, beside what people say. */
    interface Host {
        void reply(Buffer command);

        void areYouThere();
    }

    private enum State {
        TEXT,
        /** Behind an IAC. */
        COMMAND,
        /** Behind WILL, WONT, DO or DONT. */
        OPTION,
        PARAMETERS,
        /** Behind an IAC among the parameters of a subnegotiation. */
        COMMAND_IN_PARAMETERS
    }

    private final Host host;
    private State state = State.TEXT;

    /** Whether the peer has sent a command, and so is no netcat. */
    private boolean spoken;

    private int verb;
    private int parameters;

    /** The byte before was a carriage return. */
    private boolean afterReturn;

    /** That return has ended a line already: what follows it belongs to it. */
    private boolean returned;

    private boolean lineBegun;

    /** It was said in this chunk already that the server is there: what asks more often needs no more answers. */
    private boolean saidToBeThere;

    private boolean ended;

    Telnet(Host host) {
        this.host = host;
    }

    /** The text in a chunk: the chunk itself, if there is nothing else in it. Commands are answered at once. */
    Buffer text(Buffer chunk) {
        if (state == State.TEXT && !spoken && isPlain(chunk)) {
            afterReturn = chunk.length() > 0 ? chunk.getByte(chunk.length() - 1) == '\r' : afterReturn;
            return chunk;
        }
        Buffer text = Buffer.buffer(chunk.length());
        saidToBeThere = false;
        for (int i = 0; i < chunk.length() && !ended; i++) {
            take(chunk.getByte(i) & 0xFF, text);
        }
        return text;
    }

    /** Whether the peer has said that no more will come. */
    boolean hasEnded() {
        return ended;
    }

    private boolean isPlain(Buffer chunk) {
        boolean behindReturn = afterReturn;
        for (int i = 0; i < chunk.length(); i++) {
            byte b = chunk.getByte(i);
            if (b == (byte) IAC || (b == 0 && behindReturn)) {
                return false;
            }
            behindReturn = b == '\r';
        }
        return true;
    }

    private void take(int b, Buffer text) {
        switch (state) {
            case TEXT -> inText(b, text);
            case COMMAND -> command(b, text);
            case OPTION -> option(b);
            case PARAMETERS -> parameter(b, text);
            case COMMAND_IN_PARAMETERS -> commandInParameters(b, text);
        }
    }

    private void inText(int b, Buffer text) {
        if (b == IAC) {
            state = State.COMMAND;
        } else if (returned && (b == '\n' || b == 0)) {
            returned = false;
        } else if (afterReturn && b == 0) {
            // A return alone, as RFC 854 has it written.
            put('\n', text);
        } else if (spoken && b == '\r') {
            put('\n', text);
            returned = true;
        } else if (spoken && b == INTERRUPT) {
            put(KILL, text);
        } else if (spoken && b == END && !lineBegun) {
            ended = true;
        } else {
            put(b, text);
        }
    }

    private void put(int b, Buffer text) {
        text.appendByte((byte) b);
        afterReturn = b == '\r';
        returned = false;
        lineBegun = b != '\n';
    }

    private void command(int b, Buffer text) {
        spoken = true;
        state = State.TEXT;
        switch (b) {
            case IAC, ERASE_CHARACTER -> put(b == IAC ? IAC : BACKSPACE, text);
            case WILL, WONT, DO, DONT -> {
                verb = b;
                state = State.OPTION;
            }
            case SUBNEGOTIATION -> {
                parameters = 0;
                state = State.PARAMETERS;
            }
            case INTERRUPT_PROCESS, BREAK, ERASE_LINE, ABORT, SUSPEND -> put(KILL, text);
            case ARE_YOU_THERE -> sayToBeThere();
            case END_OF_FILE -> ended = true;
            default -> {}
        }
    }

    private void sayToBeThere() {
        if (!saidToBeThere) {
            saidToBeThere = true;
            host.areYouThere();
        }
    }

    private void option(int option) {
        state = State.TEXT;
        if (verb == WILL || verb == DO) {
            host.reply(Buffer.buffer()
                    .appendByte((byte) IAC)
                    .appendByte((byte) (verb == WILL ? DONT : WONT))
                    .appendByte((byte) option));
        }
    }

    private void parameter(int b, Buffer text) {
        if (b == IAC) {
            state = State.COMMAND_IN_PARAMETERS;
        } else if (++parameters > SUBNEGOTIATION_BYTES) {
            state = State.TEXT;
            inText(b, text);
        }
    }

    /** Whatever else comes there ends them: they were never finished. */
    private void commandInParameters(int b, Buffer text) {
        if (b == IAC) {
            state = State.PARAMETERS;
            parameters++;
        } else if (b == END_OF_SUBNEGOTIATION) {
            state = State.TEXT;
        } else {
            command(b, text);
        }
    }

    /** A line as it was meant: without what the peer took back, a character or all that stood before. */
    Buffer edited(Buffer line) {
        int first = 0;
        while (first < line.length() && !erases(line.getByte(first))) {
            first++;
        }
        if (first == line.length()) {
            return line;
        }
        byte[] text = line.getBytes();
        int length = first;
        for (int i = first; i < text.length; i++) {
            if (!erases(text[i])) {
                text[length++] = text[i];
            } else {
                length = text[i] == KILL ? 0 : lastCharacter(text, length);
            }
        }
        return Buffer.buffer(length).appendBytes(text, 0, length);
    }

    private boolean erases(byte b) {
        return b == BACKSPACE || b == DELETE || (spoken && b == KILL);
    }

    /** Where the last character of so much UTF-8 begins. */
    private static int lastCharacter(byte[] text, int length) {
        int at = length - 1;
        while (at > 0 && (text[at] & 0xC0) == 0x80) {
            at--;
        }
        return Math.max(0, at);
    }
}
