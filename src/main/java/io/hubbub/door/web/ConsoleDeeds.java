package io.hubbub.door.web;

import io.hubbub.hub.AccountAdmin;
import io.hubbub.hub.AccountView;
import io.hubbub.hub.Accounts;
import io.hubbub.hub.Administration;
import io.hubbub.hub.AuditEntry;
import io.hubbub.hub.Bans;
import io.hubbub.hub.Registrations;
import io.hubbub.hub.Session;
import io.hubbub.net.BanSentences;
import io.hubbub.net.Text;
import io.hubbub.room.Account;
import io.hubbub.room.BanTarget;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import io.hubbub.room.Right;
import io.hubbub.room.Role;
import io.hubbub.room.ServerBan;
import io.vertx.core.AsyncResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What an operator does at a console to people, accounts and rooms, beyond looking: each request needs a right, is answered with what has become of it, and
 * stands in the log of what was done. Runs on the session's event loop.
 */
final class ConsoleDeeds {
    /** Rows of one answer: as many as a page shows at once. */
    static final int ROWS = 50;

    private static final int LONGEST_TEXT = 400;
    private static final int MOST_ROWS = 1_000_000_000;
    private static final long LONGEST_SECONDS = TimeUnit.DAYS.toSeconds(36_500);

    private final Console console;
    private final Session session;

    ConsoleDeeds(Console console, Session session) {
        this.console = console;
        this.session = session;
    }

    private Administration administration() {
        return session.queries().administration();
    }

    /** The core refuses it, too; here nobody waits for an answer that doesn't come. */
    private void expectRight(Right right) throws BadRequest {
        if (!session.rights().has(right)) {
            throw new BadRequest(
                    Refusal.Why.NOT_SERVER_OPERATOR.name(),
                    Refusal.Why.NOT_SERVER_OPERATOR.sentence(session.chatLimits()));
        }
    }

    private static String name(Request request) throws BadRequest {
        return Names.cut(request.nonEmpty("account").strip(), LONGEST_TEXT);
    }

    private static String filter(Request request) throws BadRequest {
        return Names.cut(request.optional("filter").orElse("").strip(), LONGEST_TEXT);
    }

    /** What somebody is told: one line without what drives a terminal. */
    private static String words(Request request, String member) throws BadRequest {
        String text = Text.harmless(request.optional(member).orElse("").strip());
        if (text.length() > LONGEST_TEXT) {
            throw request.expected(member, "at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static String reason(Request request) throws BadRequest {
        String reason = words(request, "reason");
        if (reason.length() > ServerBan.LONGEST_REASON) {
            throw request.expected("reason", "at most " + ServerBan.LONGEST_REASON + " characters");
        }
        return reason;
    }

    /** For how long, in milliseconds; 0 for good. */
    private static long spanMs(Request request) throws BadRequest {
        return TimeUnit.SECONDS.toMillis(
                request.number("seconds", 1, LONGEST_SECONDS).orElse(0));
    }

    private static int from(Request request) throws BadRequest {
        return (int) request.number("from", 0, MOST_ROWS).orElse(0);
    }

    /** Waits with the next request for the answer to this one. */
    private <T> Consumer<T> answered(Consumer<T> then) {
        console.waitForAnswer();
        return answer -> {
            then.accept(answer);
            console.isAnswered();
        };
    }

    /** @param then given what was found or done */
    private <T> Consumer<AsyncResult<Optional<T>>> about(
            Request request, String subject, String absent, Consumer<T> then) {
        return answered(done -> {
            if (done.failed()) {
                fail(request, done.cause());
            } else if (done.result().isEmpty()) {
                console.refuse(request, absent, sentence(absent), subject, "");
            } else {
                then.accept(done.result().get());
            }
        });
    }

    private static String sentence(String absent) {
        return switch (absent) {
            case "ACCOUNT_TAKEN" -> "somebody has that name, or one that looks like it";
            case "NOT_GRANTED" -> "there is no such account, or it is not granted that";
            case "NO_SUCH_TOKEN" -> "there is no such account, or it has no such token";
            default -> "there is no such account";
        };
    }

    private void fail(Request request, Throwable why) {
        console.refuse(request, "NOT_DONE", String.valueOf(why.getMessage()), "", "");
    }

    private Consumer<AsyncResult<Optional<Account>>> changed(Request request, String name, String absent) {
        return about(request, name, absent, account -> console.send(request.answer("ok")));
    }

    private Consumer<AsyncResult<Optional<Account>>> changed(Request request, String name) {
        return changed(request, name, "NO_SUCH_ACCOUNT");
    }

    // Accounts.

    void accounts(Request request) throws BadRequest {
        expectRight(Right.MANAGE_ACCOUNTS);
        administration().accounts(filter(request), from(request), ROWS, answered(done -> {
            if (done.failed()) {
                fail(request, done.cause());
                return;
            }
            AccountAdmin.Page page = done.result();
            console.send(request.answer("accounts")
                    .put("total", page.total())
                    .put("matching", page.matching())
                    .objects("accounts", page.accounts(), this::write));
        }));
    }

    private void write(JsonLine out, AccountView account) {
        boolean isSuspended = account.isSuspended(session.nowMs());
        out.put("account", account.name())
                .putIf("bot", account.isBot())
                .putIf("password", account.hasPassword())
                .texts("grants", account.grants())
                .put("created", account.createdMs())
                .put("seen", account.seenMs())
                .put("tokens", account.tokens())
                .put("certificates", account.certificates())
                .putIf("suspended", isSuspended);
        if (isSuspended) {
            out.wordsIfAny("reason", account.reason());
            writeEnd(out, account.suspendedUntilMs());
        }
    }

    private static void writeEnd(JsonLine out, long untilMs) {
        if (untilMs != ServerBan.FOR_GOOD) {
            out.put("until", untilMs);
        }
    }

    void account(Request request) throws BadRequest {
        expectRight(Right.MANAGE_ACCOUNTS);
        String name = name(request);
        administration()
                .account(
                        name,
                        about(
                                request,
                                name,
                                "NO_SUCH_ACCOUNT",
                                account -> administration()
                                        .tokens(name, about(request, name, "NO_SUCH_ACCOUNT", tokens -> {
                                            JsonLine out = request.answer("account");
                                            write(out, account);
                                            out.texts(
                                                    "grantable",
                                                    administration().grants());
                                            console.send(out.objects("devices", tokens, ConsoleDeeds::write));
                                        }))));
    }

    private static void write(JsonLine out, Accounts.Device token) {
        out.put("token", token.id())
                .words("label", token.label())
                .put("created", token.createdMs())
                .put("used", token.usedMs())
                .put("expires", token.expiresMs());
    }

    void addAccount(Request request) throws BadRequest {
        expectRight(Right.MANAGE_ACCOUNTS);
        String name = name(request);
        Optional<String> fault = Registrations.nameFault(name, session.chatLimits());
        if (fault.isPresent()) {
            throw new BadRequest("BAD_ACCOUNT", "account: " + fault.get());
        }
        boolean isBot = request.has("bot") && request.flag("bot");
        administration().addAccount(name, isBot, about(request, name, "ACCOUNT_TAKEN", made -> tell(request, made)));
    }

    void resetPassword(Request request) throws BadRequest {
        expectRight(Right.MANAGE_ACCOUNTS);
        String name = name(request);
        administration().resetPassword(name, about(request, name, "NO_SUCH_ACCOUNT", made -> tell(request, made)));
    }

    private void tell(Request request, Administration.Made made) {
        console.send(
                request.answer("made").put("account", made.account().name()).putIfAny("password", made.password()));
    }

    void suspend(Request request) throws BadRequest {
        expectRight(Right.MANAGE_ACCOUNTS);
        String name = name(request);
        administration().suspend(name, spanMs(request), reason(request), changed(request, name));
    }

    void resume(Request request) throws BadRequest {
        expectRight(Right.MANAGE_ACCOUNTS);
        String name = name(request);
        administration().resume(name, changed(request, name));
    }

    void grant(Request request) throws BadRequest {
        expectRight(Right.MANAGE_ACCOUNTS);
        String name = name(request);
        String grant = request.nonEmpty("grant");
        if (!administration().grants().contains(grant)) {
            throw request.expected(
                    "grant", "one of " + String.join(", ", administration().grants()));
        }
        administration().grant(name, grant, changed(request, name));
    }

    void revokeGrant(Request request) throws BadRequest {
        expectRight(Right.MANAGE_ACCOUNTS);
        String name = name(request);
        administration().revokeGrant(name, request.nonEmpty("grant"), changed(request, name, "NOT_GRANTED"));
    }

    void revokeToken(Request request) throws BadRequest {
        expectRight(Right.MANAGE_ACCOUNTS);
        String name = name(request);
        administration().revokeToken(name, request.number("token"), changed(request, name, "NO_SUCH_TOKEN"));
    }

    void deleteAccount(Request request) throws BadRequest {
        expectRight(Right.MANAGE_ACCOUNTS);
        String name = name(request);
        administration().deleteAccount(name, changed(request, name));
    }

    void audit(Request request) throws BadRequest {
        expectRight(Right.MANAGE_ACCOUNTS);
        long before = request.has("before") ? request.numeral("before") : 0;
        administration().audit(filter(request), before, ROWS, answered(done -> {
            if (done.failed()) {
                fail(request, done.cause());
            } else {
                console.send(request.answer("audit").objects("entries", done.result(), ConsoleDeeds::write));
            }
        }));
    }

    private static void write(JsonLine out, AuditEntry entry) {
        out.put("entry", Long.toString(entry.id()))
                .put("time", entry.timeMs())
                .words("actor", entry.actor())
                .put("action", entry.action())
                .words("target", entry.target())
                .wordsIfAny("detail", entry.detail());
    }

    // Bans.

    void bans(Request request) throws BadRequest {
        expectRight(Right.BAN);
        String filter = filter(request);
        int from = from(request);
        administration().bans(all -> {
            List<ServerBan> matching = all.stream()
                    .filter(ban -> Names.fold(ban.target() + " " + ban.by() + " " + ban.reason())
                            .contains(Names.fold(filter)))
                    .toList();
            console.send(request.answer("bans")
                    .put("total", all.size())
                    .put("matching", matching.size())
                    .objects("bans", matching.stream().skip(from).limit(ROWS).toList(), ConsoleDeeds::write));
        });
    }

    private static void write(JsonLine out, ServerBan ban) {
        out.words("target", ban.target().toString())
                .words("by", ban.by())
                .put("since", ban.sinceMs())
                .wordsIfAny("reason", ban.reason());
        writeEnd(out, ban.untilMs());
    }

    private static BanTarget target(Request request) throws BadRequest {
        String typed = request.text("target");
        Optional<String> fault = BanTarget.fault(typed);
        if (fault.isPresent()) {
            throw new BadRequest("BAD_TARGET", "target: " + Text.harmless(fault.get()));
        }
        return BanTarget.of(typed);
    }

    void ban(Request request) throws BadRequest {
        expectRight(Right.BAN);
        boolean isForced = request.has("force") && request.flag("force");
        administration().ban(target(request), spanMs(request), reason(request), isForced, answered(outcome -> {
            if (outcome == Bans.Outcome.DONE) {
                console.send(request.answer("ok"));
            } else {
                console.refuse(request, code(outcome), BanSentences.of(outcome), "", "");
            }
        }));
    }

    /** What {@code force} would do. */
    private static String code(Bans.Outcome outcome) {
        return outcome == Bans.Outcome.OWN || outcome == Bans.Outcome.LOOPBACK ? "SHUTS_OUT" : "NOT_DONE";
    }

    void unban(Request request) throws BadRequest {
        expectRight(Right.BAN);
        administration().unban(target(request), answered(done -> {
            if (done.failed()) {
                fail(request, done.cause());
            } else if (done.result()) {
                console.send(request.answer("ok"));
            } else {
                console.refuse(request, "NO_SUCH_BAN", "nobody is banned like that", "", "");
            }
        }));
    }

    // Everybody, and rooms.

    void announce(Request request) throws BadRequest {
        expectRight(Right.ANNOUNCE);
        String text = words(request, "text");
        if (text.isEmpty()) {
            throw request.expected("text", "a text of one character or more");
        }
        administration().announce(Console.NAME, text);
    }

    void closeRoom(Request request) throws BadRequest {
        expectRight(Right.MEND_ROOMS);
        administration().closeRoom(room(request), Console.NAME, reason(request), mended(request));
    }

    void role(Request request) throws BadRequest {
        expectRight(Right.MEND_ROOMS);
        Role role = JsonModeChanges.constant(request, "role", Role.values());
        administration()
                .giveRole(
                        room(request),
                        Console.NAME,
                        role,
                        request.nonEmpty("nick"),
                        request.flag("granted"),
                        mended(request));
    }

    private String room(Request request) throws BadRequest {
        String room = request.nonEmpty("room");
        if (!Names.isRoom(room, session.chatLimits().roomLength)) {
            throw new BadRequest("BAD_ROOM", "room: expected a room's name");
        }
        return room;
    }

    private Consumer<Optional<Refusal>> mended(Request request) {
        return answered(fault -> fault.ifPresentOrElse(
                why -> console.refuse(
                        request,
                        why.why().name(),
                        why.sentence(session.chatLimits()),
                        Text.harmless(why.subject()),
                        ""),
                () -> console.send(request.answer("ok"))));
    }
}
