package io.hubbub.door.irc;

import io.hubbub.hub.Bans;
import io.hubbub.net.BanSentences;
import io.hubbub.net.Text;
import io.hubbub.room.BanTarget;
import io.hubbub.room.Right;
import io.hubbub.room.ServerBan;
import io.vertx.core.AsyncResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * KLINE, DLINE and what undoes them, in <a href="https://ergo.chat/manual.html">Ergo's</a> words: {@code KLINE [MYSELF] [duration] mask [reason]}. Both make
 * a {@link ServerBan}; a DLINE is about addresses alone.
 */
final class ServerBans {
    private static final String LIST = "LIST";

    /** Whoever writes it means to ban themselves, too, or the server's own machine. */
    private static final String MYSELF = "MYSELF";

    /** What Ergo needs to be told: here, sessions that a ban is about always end. */
    private static final String ANDKILL = "ANDKILL";

    private static final Pattern SPAN = Pattern.compile("(?:\\d{1,4}(?:mo|[ywdhms]))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(mo|[ywdhms])");

    private ServerBans() {}

    /** {@code KLINE}: by a mask, an account, an address or a network. */
    static void kline(Client client, Message message) {
        add(client, message, false);
    }

    /** {@code DLINE}: by an address or a network. */
    static void dline(Client client, Message message) {
        add(client, message, true);
    }

    static void unkline(Client client, Message message) {
        remove(client, message, false);
    }

    static void undline(Client client, Message message) {
        remove(client, message, true);
    }

    private static void add(Client client, Message message, boolean isAddress) {
        if (!mayBan(client)) {
            return;
        }
        List<String> words = new ArrayList<>(message.parameters());
        if (words.isEmpty() || words.get(0).equalsIgnoreCase(LIST)) {
            list(client, message, isAddress);
            return;
        }
        boolean isForced = false;
        while (!words.isEmpty() && (is(words, MYSELF) || is(words, ANDKILL))) {
            isForced |= is(words, MYSELF);
            words.remove(0);
        }
        long spanMs = words.size() > 1 ? spanMs(words.get(0)) : 0;
        if (spanMs > 0) {
            words.remove(0);
        }
        if (words.isEmpty()) {
            client.reply(Numeric.ERR_NEEDMOREPARAMS, message.command());
            return;
        }
        String typed = words.remove(0);
        String reason = String.join(" ", words);
        Optional<String> fault = fault(typed, isAddress);
        if (fault.isPresent()) {
            client.fail(message.command(), "INVALID_MASK", fault.get());
        } else if (reason.length() > ServerBan.LONGEST_REASON) {
            client.fail(
                    message.command(),
                    "INVALID_REASON",
                    "expected at most " + ServerBan.LONGEST_REASON + " characters for a reason");
        } else {
            add(client, message.command(), BanTarget.of(typed), spanMs, reason, isForced);
        }
    }

    private static boolean is(List<String> words, String word) {
        return words.get(0).equalsIgnoreCase(word);
    }

    private static void add(
            Client client, String command, BanTarget target, long spanMs, String reason, boolean isForced) {
        client.steps.<Bans.Outcome>ask(
                answer -> client.session().queries().administration().ban(target, spanMs, reason, isForced, answer),
                outcome -> {
                    if (outcome == Bans.Outcome.DONE) {
                        client.notice("Added " + command + " for " + target);
                    } else {
                        String force = outcome == Bans.Outcome.OWN || outcome == Bans.Outcome.LOOPBACK
                                ? "; " + MYSELF + " does it anyway"
                                : "";
                        client.fail(command, "NOT_BANNED", BanSentences.of(outcome) + force);
                    }
                });
    }

    private static void remove(Client client, Message message, boolean isAddress) {
        if (!mayBan(client)) {
            return;
        }
        String typed = message.parameter(0);
        Optional<String> fault = fault(typed, isAddress);
        if (fault.isPresent()) {
            client.fail(message.command(), "INVALID_MASK", fault.get());
            return;
        }
        BanTarget target = BanTarget.of(typed);
        client.steps.<AsyncResult<Boolean>>ask(
                answer -> client.session().queries().administration().unban(target, answer), done -> {
                    if (done.failed()) {
                        client.fail(
                                message.command(), "NOT_REMOVED", done.cause().getMessage());
                    } else if (done.result()) {
                        client.notice("Removed the ban of " + target);
                    } else {
                        client.fail(message.command(), "NO_SUCH_BAN", target + " is not banned");
                    }
                });
    }

    private static void list(Client client, Message message, boolean isAddress) {
        client.steps.<List<ServerBan>>ask(client.session().queries().administration()::bans, bans -> {
            List<ServerBan> shown = bans.stream()
                    .filter(ban -> !isAddress || ban.target().kind() == BanTarget.Kind.NETWORK)
                    .toList();
            client.steps.inTurn(
                    () -> client.steps.inPortions(shown, ban -> client.notice(line(ban))),
                    () -> client.notice("End of " + message.command() + " list"));
        });
    }

    private static String line(ServerBan ban) {
        return "Ban - " + ban.target() + " - added by " + Text.harmless(ban.by()) + " - " + BanSentences.until(ban)
                + (ban.reason().isEmpty() ? "" : " - " + Text.harmless(ban.reason()));
    }

    private static Optional<String> fault(String typed, boolean isAddress) {
        boolean isMeant = !isAddress || BanTarget.of(typed).kind() == BanTarget.Kind.NETWORK;
        return BanTarget.fault(typed)
                .or(() -> isMeant
                        ? Optional.empty()
                        : Optional.of(typed + " is no address and no network; KLINE takes masks"));
    }

    /** The core decides; here nobody waits for an answer that doesn't come. */
    private static boolean mayBan(Client client) {
        boolean may = client.session().rights().has(Right.BAN);
        if (!may) {
            client.reply(Numeric.ERR_NOPRIVILEGES);
        }
        return may;
    }

    /** How long a ban lasts, as Ergo writes it: {@code 1y2mo1w3d4h5m6s}; 0 if it is no such thing. */
    static long spanMs(String text) {
        if (!SPAN.matcher(text).matches()) {
            return 0;
        }
        return PART.matcher(text)
                .results()
                .mapToLong(part -> Long.parseLong(part.group(1)) * unitMs(part.group(2)))
                .sum();
    }

    private static long unitMs(String unit) {
        return switch (unit) {
            case "y" -> TimeUnit.DAYS.toMillis(365);
            case "mo" -> TimeUnit.DAYS.toMillis(30);
            case "w" -> TimeUnit.DAYS.toMillis(7);
            case "d" -> TimeUnit.DAYS.toMillis(1);
            case "h" -> TimeUnit.HOURS.toMillis(1);
            case "m" -> TimeUnit.MINUTES.toMillis(1);
            default -> TimeUnit.SECONDS.toMillis(1);
        };
    }
}
