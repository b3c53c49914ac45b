package io.hubbub.door.irc;

import io.hubbub.config.DoorKind;
import io.hubbub.config.Keys;
import io.hubbub.config.Rule;
import io.hubbub.door.DoorPassword;
import io.hubbub.door.Services;
import io.hubbub.door.SocketOptions;
import io.hubbub.hub.Session;
import io.hubbub.net.Door;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** IRC doors: rooms are channels with a hash in front. */
public final class IrcOptions extends SocketOptions {
    public static final DoorKind<IrcOptions> KIND = new DoorKind<>("irc", 6667, IrcOptions::new);

    /** One screen or two: every client is sent it. */
    private static final int MOST_MOTD_LINES = 100;

    /** ADMIN has so many numerics. */
    private static final int MOST_ADMIN_LINES = 3;

    private static final Rule HASH = Rule.matching(
            Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}"),
            "the password's bcrypt hash, as \"java -jar hubbub.jar hash-password\" prints it");

    final String network = keys.text("network", Rule.WORD, "Hubbub", "the network's name as clients show it");
    final String serverName =
            keys.text("serverName", Rule.WORD, "hubbub.local", "what the server calls itself in front of what it says");
    final List<String> motd = keys.lines("motd", MOST_MOTD_LINES, "the message of the day; none for no such message");
    final List<String> admin = keys.lines(
            "admin", MOST_ADMIN_LINES, "what the command ADMIN shows: who runs the server, where, an address");
    final Optional<String> password =
            DoorPassword.key(keys, "what every client has to send with PASS; without it none has to");

    /** The hashes of the passwords that OPER takes, by name. */
    final Map<String, String> operators = keys.byName(
            "operators",
            "operator",
            operator -> operator.requiredSecret("passwordHash", HASH, "of the password that OPER takes"),
            "who may use OPER");

    final boolean stripsFormatting = keys.choice(
            "formatting",
            "strip",
            "keep",
            "whether raw and line clients see what IRC clients say without colours and the like; \"keep\" leaves the codes in");
    final int targets = keys.number("targets", 1, 20, 4, "channels and nicks one line may say something to");
    final long registrationNs = keys.nanoseconds(
            "registrationSeconds", 0, 3600, 60, "seconds a client has to register (NICK and USER); 0 is no limit");
    final long pingNs = keys.nanoseconds(
            "pingSeconds", 0, 86_400, 90, "seconds of silence before the server sends a PING; 0 is never");
    final long pongNs = keys.nanoseconds("pongSeconds", 1, 3600, 60, "seconds a client has to answer it");
    final int floodBurst = keys.number(
            "floodBurst", 0, 100_000, 40, "lines a client may send at once; then it is read slowly; 0 is any number");
    final int floodPerSecond =
            keys.number("floodPerSecond", 1, 100_000, 5, "lines a second after such a burst; nothing is ever dropped");
    final int replay = keys.number(
            "replay",
            0,
            1000,
            50,
            "messages that were said before a client came into a channel and that it is shown, if the server keeps them and the"
                    + " client can't ask for them (draft/chathistory): some screens");

    final boolean hidesDeletions = keys.choice(
            "deletions",
            "hide",
            "notice",
            "what clients that don't know draft/message-redaction see when a message is deleted, which they show still:"
                    + " nothing, or with \"notice\" a NOTICE from the server");

    private final boolean needsTls = keys.secretsNeedTls(
            "whether passwords of accounts are taken from who is neither on this machine nor connected with TLS: others on the way"
                    + " can read them");

    private final boolean asksForCertificates = keys.choice(
            "certificates",
            "ask",
            "ignore",
            "whether clients that connect with TLS are asked for a certificate, which SASL's EXTERNAL logs in by; they need none");

    final boolean registersAtOnce = keys.choice(
            "register",
            "anytime",
            "welcomed",
            "whether a client may make an account as soon as it has connected, or not before its welcome");

    private IrcOptions(Keys keys) {
        super(keys);
    }

    /** Whether a client may send the password of an account. */
    boolean takesPasswords(Session session) {
        return !needsTls || session.isPrivate();
    }

    @Override
    public boolean asksForCertificates() {
        return asksForCertificates;
    }

    @Override
    public boolean asksForPassword() {
        return password.isPresent();
    }

    @Override
    public boolean takesSecrets() {
        return asksForPassword() || !operators.isEmpty() || !needsTls;
    }

    @Override
    public Door door(Services services) {
        return new IrcDoor(this, services, password);
    }

    /** Whoever comes by a door with a password of its own says that one. */
    @Override
    public Door door(Services services, Optional<String> others) {
        return new IrcDoor(this, services, others.or(() -> password));
    }
}
