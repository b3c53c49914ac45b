package io.hubbub.client;

import io.hubbub.net.Text;
import java.util.List;

/** The protocol of a server's port. */
enum ChatDoor {
    RAW {
        @Override
        Talk talk(Talk.Setting setting) {
            return new RawTalk(setting);
        }
    },

    /** The same in datagrams. */
    UDP {
        @Override
        Talk talk(Talk.Setting setting) {
            return new RawTalk(setting);
        }
    },

    LINE {
        @Override
        Talk talk(Talk.Setting setting) {
            return new LineTalk(setting);
        }
    },

    IRC {
        @Override
        Talk talk(Talk.Setting setting) {
            return new IrcTalk(setting);
        }
    };

    /** The commands that can be typed behind a slash. */
    List<String> commands() {
        return switch (this) {
            case RAW, UDP -> List.of();
            case LINE -> LineTalk.COMMANDS;
            case IRC -> IrcCommand.names();
        };
    }

    /** The protocol that our own servers speak on a port unless they are told otherwise; raw on every other. */
    static ChatDoor usualAt(int port) {
        return switch (port) {
            case 8011 -> LINE;
            case 8012 -> UDP;
            case 6667, 6697 -> IRC;
            default -> RAW;
        };
    }

    /** @throws IllegalArgumentException whose message is one line for the user */
    static ChatDoor named(String word) {
        return switch (word) {
            case "raw" -> RAW;
            case "line" -> LINE;
            case "udp" -> UDP;
            case "irc" -> IRC;
            default ->
                throw new IllegalArgumentException("--door is raw, line, irc or udp, not " + Text.harmless(word));
        };
    }

    /** A new conversation on such a door. */
    abstract Talk talk(Talk.Setting setting);
}
