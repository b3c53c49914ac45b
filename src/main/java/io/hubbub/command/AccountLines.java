package io.hubbub.command;

import io.hubbub.accounts.AccountsTool;
import io.hubbub.accounts.InvitationView;
import io.hubbub.accounts.LinkView;
import io.hubbub.hub.AccountView;
import io.hubbub.hub.Accounts;
import io.hubbub.hub.AuditEntry;
import io.hubbub.net.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How accounts, tokens and what was done to them are told: in columns for people, or as objects of JSON. */
final class AccountLines {
    /** A name is last where it may have any width. */
    private static final String ACCOUNTS = "%-20s %-20s %6s %-20s %s%n";

    private static final String TOKENS = "%-6s %-20s %-20s %-20s %s%n";

    private static final String INVITATIONS = "%-6s %-20s %-20s %6s %s%n";

    private AccountLines() {}

    static String header() {
        return String.format(ACCOUNTS, "CREATED", "SEEN", "TOKENS", "STATE", "ACCOUNT");
    }

    static String row(AccountView account, long nowMs) {
        List<String> states = new ArrayList<>(account.grants());
        if (account.isSuspended(nowMs)) {
            states.add(0, "suspended");
        }
        if (account.isBot()) {
            states.add("bot");
        }
        return String.format(
                ACCOUNTS,
                time(account.createdMs()),
                time(account.seenMs()),
                account.tokens(),
                states.isEmpty() ? "-" : String.join(",", states),
                account.name());
    }

    static List<String> details(AccountView account, long nowMs) {
        List<String> lines = new ArrayList<>();
        lines.add(account.name() + " is account " + account.id() + (account.isBot() ? ", of a program" : ""));
        lines.add("Created " + time(account.createdMs()) + "; last let in: " + time(account.seenMs()));
        lines.add("Let in by: " + (account.hasPassword() ? "a password, " : "no password, ")
                + counted(account.tokens(), "token") + ", " + counted(account.certificates(), "certificate"));
        lines.add("Granted: " + (account.grants().isEmpty() ? "nothing" : String.join(", ", account.grants())));
        if (account.isSuspended(nowMs)) {
            lines.add("Suspended " + until(account.suspendedUntilMs())
                    + (account.reason().isEmpty() ? "" : ": " + Text.harmless(account.reason())));
        }
        return lines;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    static String json(AccountView account, long nowMs) {
        JsonObject out = new JsonObject()
                .put("account", account.name())
                .put("id", account.id())
                .put("bot", account.isBot())
                .put("hasPassword", account.hasPassword())
                .put("grants", new JsonArray(List.copyOf(account.grants())))
                .put("createdTime", account.createdMs())
                .put("seenTime", account.seenMs())
                .put("tokens", account.tokens())
                .put("certificates", account.certificates())
                .put("suspended", account.isSuspended(nowMs));
        if (account.isSuspended(nowMs)) {
            out.put("reason", account.reason());
            if (account.suspendedUntilMs() != AccountsTool.FOR_GOOD) {
                out.put("untilTime", account.suspendedUntilMs());
            }
        }
        return out.encode();
    }

    static String tokenHeader() {
        return String.format(TOKENS, "NUMBER", "CREATED", "USED", "EXPIRES", "LABEL");
    }

    static String row(Accounts.Device token) {
        return String.format(
                TOKENS,
                token.id(),
                time(token.createdMs()),
                time(token.usedMs()),
                token.expiresMs() == 0 ? "never" : time(token.expiresMs()),
                Text.harmless(token.label()));
    }

    static String invitationHeader() {
        return String.format(INVITATIONS, "NUMBER", "CREATED", "EXPIRES", "USES", "LABEL");
    }

    static String row(InvitationView invitation) {
        return String.format(
                INVITATIONS,
                invitation.id(),
                time(invitation.createdMs()),
                invitation.expiresMs() == 0 ? "never" : time(invitation.expiresMs()),
                invitation.uses(),
                Text.harmless(invitation.label()));
    }

    static String json(InvitationView invitation) {
        return new JsonObject()
                .put("invitation", invitation.id())
                .put("label", invitation.label())
                .put("uses", invitation.uses())
                .put("createdTime", invitation.createdMs())
                .put("expiresTime", invitation.expiresMs())
                .encode();
    }

    static String row(LinkView link) {
        return "Let in as " + Text.harmless(link.id()) + " by " + Text.harmless(link.issuer()) + " since "
                + time(link.createdMs());
    }

    static String json(Accounts.Device token) {
        return new JsonObject()
                .put("token", token.id())
                .put("label", token.label())
                .put("createdTime", token.createdMs())
                .put("usedTime", token.usedMs())
                .put("expiresTime", token.expiresMs())
                .encode();
    }

    static String row(AuditEntry entry) {
        String detail = entry.detail().isEmpty() ? "" : ": " + Text.harmless(entry.detail());
        return time(entry.timeMs()) + " " + entry.target() + " " + entry.action() + " by " + entry.actor() + detail
                + "\n";
    }

    static String json(AuditEntry entry) {
        return new JsonObject()
                .put("time", entry.timeMs())
                .put("actor", entry.actor())
                .put("action", entry.action())
                .put("target", entry.target())
                .put("detail", entry.detail())
                .encode();
    }

    static String until(long untilMs) {
        return untilMs == AccountsTool.FOR_GOOD ? "for good" : "until " + time(untilMs);
    }

    static String time(long ms) {
        return ms == 0
                ? "-"
                : Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
