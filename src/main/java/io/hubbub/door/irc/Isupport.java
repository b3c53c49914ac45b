package io.hubbub.door.irc;

import io.hubbub.room.Names;
import java.util.ArrayList;
import java.util.List;

/** What clients are told of the server's limits and ways: <a href="https://modern.ircdocs.horse/#rplisupport-005">005</a>. */
final class Isupport {
    private static final int TOKENS_PER_LINE = 13;
    static final int TARGETS = 4;
    /** Parameters in one line of mode changes. */
    static final int MODES = 6;

    private Isupport() {}

    static List<List<String>> lines(IrcOptions options) {
        ModeLetters letters = ChannelModes.LETTERS;
        List<String> tokens = List.of(
                "CASEMAPPING=ascii",
                "CHANLIMIT=#:" + Names.ROOMS_PER_SESSION,
                "CHANMODES=" + letters.chanModes(),
                "CHANNELLEN=" + (Names.ROOM_LENGTH + 1),
                "CHANTYPES=#",
                "ELIST=",
                "EXCEPTS=e",
                "INVEX=I",
                "KICKLEN=" + Names.REASON_LENGTH,
                "MAXLIST=" + letters.lists() + ":" + Names.LIST_LENGTH,
                "MAXTARGETS=" + TARGETS,
                "MODES=" + MODES,
                "NETWORK=" + options.network(),
                "NICKLEN=" + Names.NICK_LENGTH,
                "PREFIX=(" + letters.prefixes() + ")@+",
                "STATUSMSG=@+",
                "TARGMAX=JOIN:,KICK:1,NAMES:,NOTICE:%1$d,PART:,PRIVMSG:%1$d,TAGMSG:%1$d,WHOIS:1".formatted(TARGETS),
                "TOPICLEN=" + Names.TOPIC_LENGTH,
                "UTF8ONLY");
        List<List<String>> lines = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from += TOKENS_PER_LINE) {
            lines.add(tokens.subList(from, Math.min(tokens.size(), from + TOKENS_PER_LINE)));
        }
        return lines;
    }
}
