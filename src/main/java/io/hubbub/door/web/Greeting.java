package io.hubbub.door.web;

import io.hubbub.door.DoorPassword;
import io.hubbub.door.Services;
import io.hubbub.hub.Login;
import io.hubbub.hub.Session;
import io.hubbub.net.Steps;
import io.hubbub.room.Account;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.task.Tasks;
import java.util.Optional;

/** How a client that talks JSON comes in: who it is, whom it follows and what it is called. Runs on the session's event loop. */
final class Greeting {
    private static final int LONGEST_REAL_NAME = 64;

    private final Chat chat;
    private final Session session;
    private final Steps steps;
    private final WebOptions options;
    private final Services.Program program;
    private final Tasks tasks;
    private final ResumeTokens tokens;
    private final DoorPassword password;

    /** Its real name. */
    private String realName = "";

    /** What it has shown of itself with hello. */
    private ResumeTokens.Token token;

    /** Why it is no account's owner, though it said so; null if it is, or said nothing. */
    private AccountFault fault;

    /**
     * @param tasks what clients may let the server compute
     * @param tokens by which they show which earlier session was theirs
     * @param password that everybody has to say first
     */
    Greeting(
            Chat chat,
            Session session,
            WebOptions options,
            Services.Program program,
            Tasks tasks,
            ResumeTokens tokens,
            DoorPassword password) {
        this.chat = chat;
        this.session = session;
        this.steps = chat.steps;
        this.options = options;
        this.program = program;
        this.tasks = tasks;
        this.tokens = tokens;
        this.password = password;
    }

    void hello(Request request) throws BadRequest {
        chat.checkHello(request, Chat.VERSION);
        realName = Names.cut(request.optional("realName").orElse(""), LONGEST_REAL_NAME);
        String nick = request.optional("nick").orElse("");
        Optional<Proof> proof = Proof.of(request);
        boolean mayBeGuest = !request.has("guest") || request.flag("guest");
        Optional<AccountFault> barred = barred(request.optional("doorPassword"));
        if (barred.isPresent()) {
            chat.accounts().refuse(request, barred.get());
            return;
        }
        token = tokens.read(request.optional("ticket").orElse(""));
        session.requests().hold(token.claim());
        fault = null;
        steps.inTurn(() -> proof.ifPresent(this::login), () -> comeIn(request, nick, mayBeGuest));
    }

    /** Why it does not come in, whoever it is. */
    private Optional<AccountFault> barred(Optional<String> said) {
        if (!password.isAsked()) {
            return Optional.empty();
        } else if (said.isEmpty()) {
            return Optional.of(AccountFault.DOOR_PASSWORD);
        }
        DoorPassword.Verdict verdict = password.judge(session.address(), said.get());
        return verdict.isRight() ? Optional.empty() : Optional.of(AccountFault.ofDoor(verdict.waitNs()));
    }

    /** Once more if an earlier hello has done so: this one may be about another account. */
    private void login(Proof proof) {
        session.authentication().logout();
        fault = chat.accounts().fault().orElse(null);
        if (fault == null) {
            steps.await();
            proof.show(session.authentication(), login -> {
                if (login instanceof Login.Refused refused) {
                    fault = AccountFault.of(refused);
                }
                steps.answered();
            });
        }
    }

    private void comeIn(Request request, String nick, boolean mayBeGuest) {
        if (fault != null && !mayBeGuest) {
            chat.accounts().refuse(request, fault);
        } else {
            steps.inTurn(() -> token.earlier().ifPresent(this::supersede), () -> begin(request, nick));
        }
    }

    /** The client's earlier session, whose connection broke, is out of its way before anything else. */
    private void supersede(long earlier) {
        steps.await();
        session.queries().supersede(earlier, steps::answered);
    }

    private void begin(Request request, String nick) {
        String own = session.account().map(Account::name).orElse("");
        if (nick.isEmpty() && own.isEmpty()) {
            greet(request);
            return;
        }
        chat.claimNick(nick.isEmpty() ? own : nick, claimed -> {
            if (claimed.isRefused()) {
                chat.refuse(request, claimed.refusal());
            } else {
                greet(request);
            }
        });
    }

    private void greet(Request request) {
        chat.greeted();
        session.requests().introduce(new Profile(session.door(), session.address(), realName));
        ChatLimits limits = session.chatLimits();
        JsonLine hello = request.answer("hello")
                .put("version", Chat.VERSION)
                .put("server", "Hubbub " + program.version())
                .put("started", program.startedMs())
                .put("time", session.nowMs())
                .put("nick", session.nick())
                .put("ticket", tokens.next(session.id(), token))
                .put("firstRoom", options.room);
        chat.accounts().describe(hello);
        if (fault != null) {
            fault.write(hello.begin("loginError")).end();
        }
        hello.begin("limits")
                .put("frameBytes", options.limits.lineBytes)
                .put("nick", limits.nickLength)
                .put("room", limits.roomLength)
                .put("topic", limits.topicLength)
                .put("reason", limits.reasonLength)
                .put("rooms", limits.rooms)
                .put("messageBytes", limits.messageBytes)
                .put("messageLines", limits.messageLines)
                .put("burst", options.floodBurst)
                .put("perSecond", options.floodPerSecond)
                .end();
        chat.send(hello.texts("tasks", tasks.names()));
        chat.mail().collect();
    }
}
