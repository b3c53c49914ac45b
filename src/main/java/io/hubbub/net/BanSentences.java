package io.hubbub.net;

import io.hubbub.hub.Bans;
import io.hubbub.room.BanList;
import io.hubbub.room.ServerBan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Sentences about bans of the server, the same at every door. */
public final class BanSentences {
    private BanSentences() {}

    /** What somebody is told who is banned: until when, and why. */
    public static String of(ServerBan ban) {
        String end = ban.untilMs() == ServerBan.FOR_GOOD ? "" : " until " + time(ban.untilMs());
        String why = ban.reason().isEmpty() ? "" : ": " + Text.harmless(ban.reason());
        return "You are banned from this server" + end + (why.isEmpty() ? "." : why);
    }

    /** How long a ban lasts: begun with a small letter. */
    public static String until(ServerBan ban) {
        return ban.untilMs() == ServerBan.FOR_GOOD ? "for good" : "until " + time(ban.untilMs());
    }

    private static String time(long ms) {
        return Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Why nobody was banned: begun with a small letter and without a full stop. */
    public static String of(Bans.Outcome outcome) {
        return switch (outcome) {
            case DONE -> throw new IllegalArgumentException("that was done");
            case OWN -> "that would ban you";
            case LOOPBACK -> "that would ban everybody on the server's own machine";
            case FULL -> "there are " + BanList.MOST + " bans already; remove one first";
            case UNAVAILABLE -> "bans can't be kept at the moment; try again later";
        };
    }
}
