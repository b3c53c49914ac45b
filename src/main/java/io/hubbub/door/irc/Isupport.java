package io.hubbub.door.irc;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.ModeChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The server's limits and ways, as clients are told them: <a href="https://modern.ircdocs.horse/#rplisupport-005">005</a>. */
final class Isupport {
    private static final int TOKENS_PER_LINE = 13;
    /** Parameters in one line of mode changes. */
    static final int MODES = 6;

    private Isupport() {}

    static void tell(Client client) {
        for (List<String> line : client.server.isupport(client.session())) {
            Printer printer = client.numeric(Numeric.RPL_ISUPPORT);
            line.forEach(printer::middle);
            printer.trailing(Numeric.RPL_ISUPPORT.text());
        }
    }

    /** The tokens of each line. */
    static List<List<String>> lines(
            IrcOptions options, ChatLimits limits, boolean isAnythingKept, boolean areThereAccounts) {
        List<String> tokens = new ArrayList<>(tokens(options, limits));
        if (areThereAccounts) {
            tokens.add("ACCOUNTEXTBAN=" + ChannelModes.OF_ACCOUNTS);
            tokens.add("EXTBAN=" + ChannelModes.EXTENDED + "," + ChannelModes.OF_ACCOUNTS);
        }
        if (isAnythingKept) {
            tokens.add("CHATHISTORY=" + ChatHistory.MOST);
            tokens.add("MSGREFTYPES=msgid,timestamp");
        }
        Collections.sort(tokens);
        List<List<String>> lines = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from += TOKENS_PER_LINE) {
            lines.add(tokens.subList(from, Math.min(tokens.size(), from + TOKENS_PER_LINE)));
        }
        return lines;
    }

    private static List<String> tokens(IrcOptions options, ChatLimits limits) {
        ModeLetters letters = ChannelModes.LETTERS;
        return List.of(
                "AWAYLEN=" + limits.reasonLength,
                "BOT=" + UserModes.BOT,
                "CASEMAPPING=ascii",
                "CHANLIMIT=#:" + limits.rooms,
                "CHANMODES=" + letters.chanModes(),
                "CHANNELLEN=" + (limits.roomLength + 1),
                "CHANTYPES=#",
                "ELIST=CMNTU",
                "EXCEPTS=e",
                "INVEX=I",
                "KICKLEN=" + limits.reasonLength,
                "KEYLEN=" + ModeChange.LONGEST_KEY,
                "MAXLIST=" + letters.lists() + ":" + limits.masks,
                "MAXTARGETS=" + options.targets,
                "MODES=" + MODES,
                "MONITOR=" + limits.watched,
                "NAMELEN=" + Registration.REAL_NAME_LENGTH,
                "NETWORK=" + options.network,
                "NICKLEN=" + limits.nickLength,
                "PREFIX=(" + letters.prefixes() + ")" + ChannelModes.signs(),
                "SAFELIST",
                "STATUSMSG=" + ChannelModes.signs(),
                "TARGMAX=JOIN:,KICK:,LIST:,MONITOR:,NAMES:1,NOTICE:%1$s,PART:,PRIVMSG:%1$s,TAGMSG:%1$s,WHOIS:1,WHOWAS:1"
                        .formatted(options.targets),
                "TOPICLEN=" + limits.topicLength,
                "USERLEN=" + (Registration.USER_LENGTH + 1),
                "UTF8ONLY",
                "WHOX");
    }
}
