package io.hubbub.door.line;

import io.hubbub.net.TelnetCommands;
import io.vertx.core.buffer.Buffer;

/**
 * The server's side of telnet: takes its commands out of what a peer sends, wherever chunks are cut, and refuses every option, so
 * that the peer goes on sending lines. It offers one itself, ECHO, while a password is typed that the peer's terminal is not to show. <a href="https://www.rfc-editor.org/rfc/rfc854">RFC 854</a>, and <a
 * href="https://www.rfc-editor.org/rfc/rfc1143">RFC 1143</a> with all other options off for good: then an offer or a request has one
 * answer, and what is agreed to has none. 0xFF, with which commands begin, is in no UTF-8; so other programs lose nothing.
 */
final class Telnet implements TelnetCommands.Handler {
    private static final int ERASE_LINE = 248;
    private static final int ERASE_CHARACTER = 247;
    private static final int ARE_YOU_THERE = 246;
    private static final int INTERRUPT_PROCESS = 244;
    private static final int BREAK = 243;
    private static final int ABORT = 238;
    private static final int SUSPEND = 237;
    private static final int END_OF_FILE = 236;

    /** An option of RFC 857. */
    private static final int ECHO = 1;

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

    private final Host host;
    private final TelnetCommands commands = new TelnetCommands(this);

    /** The text of the present chunk; null between chunks. */
    private Buffer text;

    /** Whether the peer has sent a command, and so is no netcat. */
    private boolean spoken;

    /** The byte before was a carriage return. */
    private boolean afterReturn;

    /** That return has ended a line already: what follows it belongs to it. */
    private boolean returned;

    private boolean lineBegun;

    /** It was said in this chunk already that the server is there: what asks more often needs no more answers. */
    private boolean saidToBeThere;

    private boolean ended;

    /** It has sent a line that ended as telnet's lines do. */
    private boolean endsLinesAsTelnet;

    /** How often it was told that its lines will be shown from here, and has not answered yet. */
    private int offers;

    Telnet(Host host) {
        this.host = host;
    }

    /** The text in a chunk: the chunk itself, if there is nothing else in it. Commands are answered at once. */
    Buffer text(Buffer chunk) {
        endsLinesAsTelnet |= endsAsTelnet(chunk);
        if (commands.isInText() && !spoken && isPlain(chunk)) {
            afterReturn = chunk.length() > 0 ? chunk.getByte(chunk.length() - 1) == '\r' : afterReturn;
            return chunk;
        }
        text = Buffer.buffer(chunk.length());
        saidToBeThere = false;
        for (int i = 0; i < chunk.length() && !ended; i++) {
            take(chunk.getByte(i) & 0xFF);
        }
        Buffer found = text;
        text = null;
        return found;
    }

    private static boolean endsAsTelnet(Buffer chunk) {
        int length = chunk.length();
        return length > 1 && chunk.getByte(length - 1) == '\n' && chunk.getByte(length - 2) == '\r';
    }

    /** Whether the peer seems to understand telnet's commands; netcat would show them as odd characters. */
    boolean isUnderstood() {
        return spoken || endsLinesAsTelnet;
    }

    /** Tells the peer to show what is typed no more, since that is done from here, or to show it again: RFC 857. */
    Buffer echo(boolean isHere) {
        offers += isHere ? 1 : 0;
        return command(isHere ? TelnetCommands.WILL : TelnetCommands.WONT, ECHO);
    }

    private static Buffer command(int verb, int option) {
        return Buffer.buffer()
                .appendByte((byte) TelnetCommands.IAC)
                .appendByte((byte) verb)
                .appendByte((byte) option);
    }

    private void take(int b) {
        boolean inCommand = !commands.isInText();
        if (commands.take(b)) {
            inText(b);
        } else {
            spoken |= inCommand;
        }
    }

    /** Whether the peer has said that no more will come. */
    boolean hasEnded() {
        return ended;
    }

    private boolean isPlain(Buffer chunk) {
        boolean behindReturn = afterReturn;
        for (int i = 0; i < chunk.length(); i++) {
            byte b = chunk.getByte(i);
            if (b == (byte) TelnetCommands.IAC || (b == 0 && behindReturn)) {
                return false;
            }
            behindReturn = b == '\r';
        }
        return true;
    }

    private void inText(int b) {
        if (returned && (b == '\n' || b == 0)) {
            returned = false;
        } else if (afterReturn && b == 0) {
            // A return alone, as RFC 854 has it written.
            put('\n');
        } else if (spoken && b == '\r') {
            put('\n');
            returned = true;
        } else if (spoken && b == INTERRUPT) {
            put(KILL);
        } else if (spoken && b == END && !lineBegun) {
            ended = true;
        } else {
            put(b);
        }
    }

    private void put(int b) {
        text.appendByte((byte) b);
        afterReturn = b == '\r';
        returned = false;
        lineBegun = b != '\n';
    }

    @Override
    public void command(int command) {
        switch (command) {
            case TelnetCommands.IAC -> put(TelnetCommands.IAC);
            case ERASE_CHARACTER -> put(BACKSPACE);
            case INTERRUPT_PROCESS, BREAK, ERASE_LINE, ABORT, SUSPEND -> put(KILL);
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

    @Override
    public void option(int verb, int option) {
        boolean isAboutOurs = verb == TelnetCommands.DO || verb == TelnetCommands.DONT;
        if (option == ECHO && isAboutOurs && offers > 0) {
            // Its answer to an offer, which needs none.
            offers--;
        } else if (verb == TelnetCommands.WILL) {
            host.reply(command(TelnetCommands.DONT, option));
        } else if (verb == TelnetCommands.DO) {
            host.reply(command(TelnetCommands.WONT, option));
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
