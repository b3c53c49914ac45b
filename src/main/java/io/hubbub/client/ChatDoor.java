package io.hubbub.client;

import io.hubbub.net.Text;

/** What a server speaks on a port. */
enum ChatDoor {
    RAW {
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

    /** @throws IllegalArgumentException whose message is one line for the user */
    static ChatDoor named(String word) {
        return switch (word) {
            case "raw" -> RAW;
            case "line" -> LINE;
            case "irc" -> IRC;
            default -> throw new IllegalArgumentException("--door is raw, line or irc, not " + Text.harmless(word));
        };
    }

    /** A new conversation on such a door. */
    abstract Talk talk(Talk.Setting setting);
}
