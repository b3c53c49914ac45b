package io.hubbub.client;

import io.hubbub.net.LineSplitter;
import io.hubbub.net.Text;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * IRC, by <a href="https://modern.ircdocs.horse/">modern.ircdocs.horse</a>. What is said while it is not known yet whether
 * the server lets us in, or into a channel, waits for that.
 */
final class IrcTalk implements Talk, LineSplitter.Lines {
    /** A server may look up a newcomer's name first, and that takes as long as the network likes. */
    private static final long PATIENCE_MS = 30_000;

    private static final long FAREWELL_PATIENCE_MS = 1000;

    /** Of a line, without its end; what others get has {@code nick!user@host} before it. */
    private static final int LINE_BYTES = 510;

    private static final int USER_AND_HOST_BYTES = 90;

    /** Our own words then come back in their place among the others'. */
    private static final String ECHO = "echo-message";

    private static final int INVALID_CAP = 410;
    private static final int UNKNOWN_COMMAND = 421;
    private static final int NOT_REGISTERED = 451;

    private static final Set<Integer> FIGURES = Set.of(251, 252, 253, 254, 255, 265, 266);

    /** The last line of the message of the day, or that there is none. */
    private static final Set<Integer> ENDS_OF_GREETING = Set.of(376, 422);

    /** No nick, a bad one, one in use. */
    private static final Set<Integer> OTHER_NICK_WANTED = Set.of(431, 432, 433, 436, 437);

    private final Setting setting;
    private final LineSplitter splitter = new LineSplitter(IrcMessage.LONGEST_BYTES, this);

    private String nick;

    /** The nick of the last attempt to get in. */
    private String attempted;

    /** The nicks of the attempts before it, in their folded form: a refusal of one of them may still come. */
    private final Set<String> givenUp = new HashSet<>();

    private boolean welcomed;

    private final IrcLogin login;

    /** Whether the server has said which capabilities we have. */
    private boolean hasCapabilities;

    /** Whether the server has said all that it says to everybody who comes. */
    private boolean greeted;

    private boolean entered;
    private String farewell = "";

    /** The one we talk in, or empty. */
    private String channel = "";

    /** All we are in, in their folded form. */
    private final Set<String> channels = new HashSet<>();

    /** The one we have asked to be let into, in its folded form, or empty. */
    private String joining = "";

    /** Completes when it is known whether we are in, wherever we wanted to. */
    private Promise<Void> settled;

    /** Also read by the user's thread. */
    private volatile boolean echoing;

    IrcTalk(Setting setting) {
        this.setting = setting;
        this.nick = setting.nick();
        this.attempted = nick;
        this.login = new IrcLogin(setting.account(), this::send);
    }

    @Override
    public void enter() {
        unsettle();
        String more = login.isWanted() ? "\r\nCAP REQ :" + IrcLogin.CAPABILITY : "";
        send("CAP REQ :" + ECHO + more + "\r\nNICK " + nick + "\r\nUSER " + nick + " 0 * :" + nick);
    }

    private void unsettle() {
        Promise<Void> awaited = Promise.promise();
        settled = awaited;
        setting.vertx().setTimer(PATIENCE_MS, late -> awaited.tryComplete());
    }

    private void settle() {
        joining = "";
        settled.tryComplete();
    }

    // Input of the user.

    @Override
    public Future<Void> say(Buffer text) {
        String line = Text.decode(text);
        if (line.startsWith("/") && !line.startsWith("//")) {
            return IrcCommand.run(this, line.substring(1));
        }
        String words = line.startsWith("//") ? line.substring(1) : line;
        return whenSettled(() -> inChannel(() -> speak(channel, words)));
    }

    Future<Void> whenSettled(Supplier<Future<Void>> action) {
        return settled.future().compose(known -> welcomed ? action.get() : tell("Not sent: you are not let in yet"));
    }

    private Future<Void> inChannel(Supplier<Future<Void>> action) {
        return channel.isEmpty() ? tell("You are in no room: /join ROOM") : action.get();
    }

    /** Says something to a channel or a nick, in as many lines as it takes. */
    Future<Void> speak(String target, String text) {
        String before = "PRIVMSG " + target + " :";
        int room = LINE_BYTES - USER_AND_HOST_BYTES - nick.length() - utf8(before).length;
        StringBuilder lines = new StringBuilder();
        for (String piece : IrcPieces.of(text, room)) {
            lines.append(lines.isEmpty() ? "" : "\r\n").append(before).append(piece);
        }
        return write(lines.toString());
    }

    /** Asks for another nick; before the welcome, that is another attempt to get in. */
    Future<Void> rename(String name) {
        if (!welcomed) {
            givenUp.add(Nicks.fold(attempted));
            givenUp.remove(Nicks.fold(name));
            attempted = name;
            settle();
            unsettle();
        }
        return send("NICK " + name);
    }

    Future<Void> act(String text) {
        return inChannel(() -> send("PRIVMSG " + channel + " :\u0001ACTION " + text + "\u0001"));
    }

    Future<Void> topic(String text) {
        return inChannel(() -> send("TOPIC " + channel + (text.isEmpty() ? "" : " :" + text)));
    }

    /** Asks who is in a channel, or if it is empty in the one we talk in. */
    Future<Void> names(String name) {
        return name.isEmpty() ? inChannel(() -> send("NAMES " + channel)) : send("NAMES " + name);
    }

    /** Goes into a channel, or talks there again. */
    Future<Void> join(String name, String key) {
        if (channels.contains(Nicks.fold(name))) {
            channel = name;
            return tell("You talk in " + name);
        }
        joining = Nicks.fold(name);
        unsettle();
        return send("JOIN " + name + (key.isEmpty() ? "" : " " + key));
    }

    /** Leaves a channel, or if it is empty the one we talk in. */
    Future<Void> part(String name) {
        return name.isEmpty() ? inChannel(() -> send("PART " + channel)) : send("PART " + name);
    }

    Future<Void> quit(String words) {
        farewell = words;
        return setting.leave().get();
    }

    /** Shows something of our own. */
    Future<Void> tell(String notice) {
        setting.show().accept("* " + Text.harmless(notice));
        return Future.succeededFuture();
    }

    /** Sends one line, or several that are made here. */
    Future<Void> send(String line) {
        return setting.socket().write(Buffer.buffer(line.replace('\0', ' ') + "\r\n"));
    }

    private Future<Void> write(String lines) {
        return setting.socket().write(Buffer.buffer(lines + "\r\n"));
    }

    @Override
    public boolean comesBack(String line) {
        boolean command = line.startsWith("/") && !line.startsWith("//");
        return echoing && (!command || line.startsWith("/me ") || line.startsWith("/msg "));
    }

    /** Waits a moment for a server that has not answered yet, so that a client that only looks in is seen to come and go. */
    @Override
    public Future<Void> leave() {
        Promise<Void> now = Promise.promise();
        settled.future().onComplete(known -> now.tryComplete());
        setting.vertx().setTimer(FAREWELL_PATIENCE_MS, late -> now.tryComplete());
        return now.future().compose(known -> send("QUIT :" + farewell));
    }

    @Override
    public boolean wasIn() {
        return entered;
    }

    // Lines of the server.

    @Override
    public void received(Buffer chunk) {
        splitter.handle(chunk);
    }

    @Override
    public void end() {
        splitter.end();
        settle();
    }

    @Override
    public void lineTooLong() {
        tell("(a line of more than " + IrcMessage.LONGEST_BYTES + " bytes is not shown)");
    }

    @Override
    public void line(Buffer line) {
        IrcMessage message = IrcMessage.parse(line.toString(StandardCharsets.UTF_8));
        String words = isAboutCapabilities(message) || isFigures(message) ? "" : IrcWords.of(message, nick, channel);
        if (!words.isEmpty()) {
            setting.show().accept(words);
        }
        react(message);
    }

    /** A server that doesn't know what capabilities are has none: nothing to complain of. */
    private boolean isAboutCapabilities(IrcMessage message) {
        return switch (message.numeric()) {
            case UNKNOWN_COMMAND -> message.parameter(1).equals("CAP");
            case NOT_REGISTERED, INVALID_CAP -> !welcomed;
            default -> false;
        };
    }

    /** How many people and channels there are, which a server tells everybody who comes; it is shown when somebody asks later. */
    private boolean isFigures(IrcMessage message) {
        return !greeted && FIGURES.contains(message.numeric());
    }

    private void react(IrcMessage message) {
        boolean ours = Nicks.same(message.nick(), nick);
        switch (message.command()) {
            case "PING" -> send("PONG :" + message.text());
            case "CAP" -> capabilities(message);
            case "AUTHENTICATE" -> login.prove();
            case "NICK" -> nick = ours ? message.parameter(0) : nick;
            case "JOIN" -> in(ours, message.parameter(0));
            case "PART" -> out(ours, message.parameter(0));
            case "KICK" -> out(Nicks.same(message.parameter(1), nick), message.parameter(0));
            default -> replied(message);
        }
    }

    private void capabilities(IrcMessage message) {
        boolean isThere = message.parameter(1).equals("ACK");
        if (!isThere && !message.parameter(1).equals("NAK")) {
            return;
        }
        boolean isLogin = message.parameter(2).strip().equals(IrcLogin.CAPABILITY);
        if (isLogin && isThere) {
            login.begin();
        } else if (isLogin) {
            cantLogIn();
        } else {
            echoing |= isThere;
            hasCapabilities = true;
        }
        endCapabilities();
    }

    private void cantLogIn() {
        tell("You are not logged in: this server can't do it with a password");
        login.isImpossible();
    }

    private void endCapabilities() {
        if (!welcomed && hasCapabilities && login.isDecided()) {
            send("CAP END");
        }
    }

    private void in(boolean ours, String name) {
        if (ours) {
            channels.add(Nicks.fold(name));
            channel = name;
            entered = true;
            settle();
        }
    }

    private void out(boolean ours, String name) {
        if (ours) {
            channels.remove(Nicks.fold(name));
            channel = Nicks.same(name, channel) ? "" : channel;
        }
    }

    private void replied(IrcMessage message) {
        greeted |= ENDS_OF_GREETING.contains(message.numeric());
        if (message.numeric() == IrcMessage.WELCOME) {
            welcome(message.parameter(0));
        } else if (login.isAnsweredBy(message.numeric())) {
            endCapabilities();
        } else if (message.isComplaint() && !isAboutCapabilities(message)) {
            refused(message);
        }
    }

    private void welcome(String givenNick) {
        nick = givenNick;
        welcomed = true;
        if (!login.isDecided()) {
            cantLogIn();
        }
        if (setting.room().isEmpty()) {
            entered = true;
            settle();
        } else {
            joining = Nicks.fold(IrcCommand.channel(setting.room()));
            send("JOIN " + IrcCommand.channel(setting.room()));
        }
    }

    /**
     * Before the welcome any complaint keeps us out, but for one about a nick that isn't asked for any more; later, one about the
     * channel that we wanted to enter.
     */
    private void refused(IrcMessage message) {
        if (!welcomed && givenUp.contains(Nicks.fold(message.parameter(1)))) {
            return;
        }
        if (!welcomed) {
            if (OTHER_NICK_WANTED.contains(message.numeric())) {
                tell("Choose another: /nick NAME");
            }
            settle();
        } else if (!joining.isEmpty() && Nicks.fold(message.parameter(1)).equals(joining)) {
            settle();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
