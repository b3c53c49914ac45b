package io.hubbub.door.web;

import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.hub.Accounts;
import io.hubbub.hub.Authentication;
import io.hubbub.hub.Login;
import io.hubbub.hub.Registration;
import io.hubbub.hub.Registrations;
import io.hubbub.hub.Session;
import io.hubbub.net.AccountSentences;
import io.hubbub.net.Steps;
import io.hubbub.room.Account;
import io.hubbub.room.Names;
import java.util.Optional;

/**
 * The requests of a client that talks JSON about its account. What comes next waits until one is answered, and secrets are taken only where
 * nobody can have read them on their way. Runs on the session's event loop.
 */
final class AccountRequests {
    private final Chat chat;
    private final Session session;
    private final Steps steps;
    private final boolean takesSecrets;

    /** @param takesSecrets whether passwords and tokens may come over its connection */
    AccountRequests(Chat chat, Session session, boolean takesSecrets) {
        this.chat = chat;
        this.session = session;
        this.steps = chat.steps;
        this.takesSecrets = takesSecrets;
    }

    /** Tells which accounts there are. */
    static void offer(JsonLine out, Registrations registrations, boolean takesSecrets) {
        JsonLine accounts =
                out.begin("accounts").put("register", registrations.areOpen()).put("secrets", takesSecrets);
        if (registrations.wantInvitation()) {
            accounts.put("invite", true);
        }
        accounts.end();
    }

    private Authentication authentication() {
        return session.authentication();
    }

    /** Tells a client that comes in which accounts there are, and that of its own. */
    void describe(JsonLine hello) {
        if (authentication().isPossible()) {
            offer(hello, authentication().registrations(), takesSecrets);
        }
        session.account().ifPresent(account -> until(hello.put("account", account.name())));
    }

    /** Tells how long a login holds that doesn't hold for ever. */
    private JsonLine until(JsonLine out) {
        long untilMs = authentication().untilMs();
        return untilMs == 0 ? out : out.put("loginUntil", untilMs);
    }

    // Whether it may.

    /** What speaks against taking a secret; empty if nothing does. */
    Optional<AccountFault> fault() {
        if (!authentication().isPossible()) {
            return Optional.of(AccountFault.NO_ACCOUNTS);
        }
        return takesSecrets ? Optional.empty() : Optional.of(AccountFault.NEEDS_TLS);
    }

    /** Whether a secret is taken; if not, the client is told. */
    private boolean takes(Request request) {
        fault().ifPresent(fault -> refuse(request, fault));
        return fault().isEmpty();
    }

    /** Whether there is an account to look after; if not, the client is told. */
    private boolean isLoggedIn(Request request) {
        if (session.account().isEmpty()) {
            refuse(request, authentication().isPossible() ? AccountFault.NOT_LOGGED_IN : AccountFault.NO_ACCOUNTS);
        }
        return session.account().isPresent();
    }

    void refuse(Request request, AccountFault fault) {
        JsonLine error = JsonLine.of("error").id(request.id()).put("request", request.type());
        chat.refuse(request, fault.write(error));
    }

    // Being somebody.

    void login(Request request) throws BadRequest {
        Proof proof =
                Proof.of(request).orElseThrow(() -> new BadRequest("expected a token, or an account and a password"));
        if (!takes(request)) {
            return;
        } else if (session.account().isPresent()) {
            renew(request, proof);
            return;
        }
        steps.await();
        proof.show(authentication(), login -> {
            if (login instanceof Login.Refused refused) {
                refuse(request, AccountFault.of(refused));
            } else {
                takeNick(request);
            }
            steps.answered();
        });
    }

    /** A token of the account that it is logged in to may hold for longer than the one before. */
    private void renew(Request request, Proof proof) {
        if (proof.token().isEmpty()) {
            refuse(request, AccountFault.of(new Registration.Refused(Registration.Why.LOGGED_IN)));
            return;
        }
        steps.await();
        authentication().renew(proof.token(), login -> {
            if (login instanceof Login.Refused refused) {
                refuse(request, AccountFault.of(refused));
            } else {
                takeNick(request);
            }
            steps.answered();
        });
    }

    /** The nick of the account that it is logged in to now; its own stays if that can't be had. */
    private void takeNick(Request request) {
        String account = session.account().map(Account::name).orElseThrow();
        chat.claimNick(account, claimed -> {
            JsonLine answer =
                    until(request.answer(request.type()).put("account", account).put("nick", session.nick()));
            if (!claimed.oldNick().equals(session.nick())) {
                answer.put("oldNick", claimed.oldNick());
            }
            chat.conclude(answer);
            steps.afterAll(chat.mail()::collect);
        });
    }

    void register(Request request) throws BadRequest {
        String name = request.optional("account").orElse(session.nick());
        byte[] password = ScramCredential.bytes(request.text("password"));
        String invitation = request.optional("invite").orElse("");
        if (!takes(request)) {
            return;
        }
        steps.await();
        authentication().register(name, password, invitation, registered -> {
            if (registered instanceof Registration.Refused refused) {
                refuse(request, AccountFault.of(refused));
            } else {
                takeNick(request);
            }
            steps.answered();
        });
    }

    void logout(Request request) throws BadRequest {
        Optional<Token> shown = request.optional("token").flatMap(Token::read);
        if (!isLoggedIn(request)) {
            return;
        } else if (shown.isEmpty()) {
            leave(request, false);
            return;
        }
        steps.await();
        authentication().revoke(shown.get(), revoked -> {
            leave(request, revoked.orElse(false));
            steps.answered();
        });
    }

    private void leave(Request request, boolean isRevoked) {
        String oldNick = session.nick();
        chat.loggingOut(() -> authentication().logout());
        JsonLine answer = request.answer("logout").put("nick", session.nick());
        if (!Names.same(oldNick, session.nick())) {
            answer.put("oldNick", oldNick);
        }
        chat.conclude(answer.putIf("revoked", isRevoked));
    }

    // Looking after an account.

    void password(Request request) throws BadRequest {
        byte[] old = ScramCredential.bytes(request.text("old"));
        byte[] fresh = ScramCredential.bytes(request.text("new"));
        if (!takes(request) || !isLoggedIn(request)) {
            return;
        }
        steps.await();
        authentication()
                .changePassword(
                        old,
                        fresh,
                        refused -> {
                            refuse(request, AccountFault.of(refused));
                            steps.answered();
                        },
                        changed -> {
                            if (changed instanceof Registration.Refused refused) {
                                refuse(request, AccountFault.of(refused));
                            }
                            steps.answered();
                        });
    }

    void tokens(Request request) {
        if (!isLoggedIn(request)) {
            return;
        }
        steps.await();
        authentication().tokens(found -> {
            found.ifPresentOrElse(
                    all -> chat.conclude(request.answer("tokens").objects("tokens", all, AccountRequests::write)),
                    () -> refuse(request, AccountFault.UNAVAILABLE));
            steps.answered();
        });
    }

    private static void write(JsonLine out, Accounts.Device device) {
        out.put("token", device.id()).words("label", device.label()).put("made", device.createdMs());
        if (device.usedMs() > 0) {
            out.put("used", device.usedMs());
        }
        if (device.expiresMs() > 0) {
            out.put("expires", device.expiresMs());
        }
    }

    /** The one answer that has a secret of the server's in it. */
    void makeToken(Request request) throws BadRequest {
        String label = request.line("label");
        if (!Accounts.isLabel(label)) {
            throw request.wrong("label", AccountSentences.BAD_LABEL);
        }
        boolean lasts = request.has("lasts") && request.flag("lasts");
        if (!takes(request) || !isLoggedIn(request)) {
            return;
        }
        steps.await();
        authentication().makeToken(label, lasts, made -> {
            made.ifPresentOrElse(
                    it -> chat.conclude(made(request.answer("makeToken"), it)),
                    () -> refuse(request, AccountFault.UNAVAILABLE));
            steps.answered();
        });
    }

    private static JsonLine made(JsonLine out, Authentication.Made made) {
        write(out, made.device());
        return out.put("secret", made.token().text());
    }

    void revoke(Request request) throws BadRequest {
        long token = request.number("token");
        if (!isLoggedIn(request)) {
            return;
        }
        steps.await();
        authentication().revoke(token, revoked -> {
            if (revoked.isEmpty()) {
                refuse(request, AccountFault.UNAVAILABLE);
            } else if (!revoked.get()) {
                refuse(request, AccountFault.NO_SUCH_TOKEN);
            }
            steps.answered();
        });
    }
}
