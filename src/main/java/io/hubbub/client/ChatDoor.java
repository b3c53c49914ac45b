package io.hubbub.client;

import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** The words a chat client uses on a door. Each method returns what to write to the socket, in one write. */
enum ChatDoor {
    /** No framing: one write is one message. */
    RAW {
        @Override
        Buffer enter(String nick) {
            return Buffer.buffer(nick + ":Enter Chat Room");
        }

        @Override
        Buffer say(String nick, Buffer text) {
            return Buffer.buffer(nick + ":").appendBuffer(text);
        }

        @Override
        Buffer leave(String nick) {
            return Buffer.buffer(nick + ":Leave Chat Room");
        }

        @Override
        boolean comesBack(String line) {
            return true;
        }

        @Override
        Incoming incoming(Consumer<String> show) {
            return new RawIncoming(show);
        }
    },

    /** Lines of UTF-8, with commands that begin with a slash. */
    LINE {
        @Override
        Buffer enter(String nick) {
            return Buffer.buffer("/nick " + nick + "\n");
        }

        @Override
        Buffer say(String nick, Buffer text) {
            return text.copy().appendByte((byte) '\n');
        }

        @Override
        Buffer leave(String nick) {
            return Buffer.buffer("/quit\n");
        }

        @Override
        boolean comesBack(String line) {
            return !line.startsWith("/");
        }

        @Override
        Incoming incoming(Consumer<String> show) {
            return new LineIncoming(show);
        }
    };

    /** @throws IllegalArgumentException whose message is one line for the user */
    static ChatDoor named(String word) {
        return switch (word) {
            case "raw" -> RAW;
            case "line" -> LINE;
            default -> throw new IllegalArgumentException("--door is raw or line, not " + Text.harmless(word));
        };
    }

    abstract Buffer enter(String nick);

    /** @param text never empty; left as it is */
    abstract Buffer say(String nick, Buffer text);

    abstract Buffer leave(String nick);

    /** Whether the server shows the speaker this line, too. */
    abstract boolean comesBack(String line);

    /** A new reader of what one connection receives; {@code show} gets each line, harmless to a terminal. */
    abstract Incoming incoming(Consumer<String> show);
}
