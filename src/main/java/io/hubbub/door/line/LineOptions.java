package io.hubbub.door.line;

import io.hubbub.config.DoorKind;
import io.hubbub.config.Keys;
import io.hubbub.door.DoorPassword;
import io.hubbub.door.Services;
import io.hubbub.door.SocketOptions;
import io.hubbub.hub.Session;
import io.hubbub.net.Door;
import java.util.Optional;

/** Line doors: lines of text for people with netcat or telnet. */
public final class LineOptions extends SocketOptions {
    public static final DoorKind<LineOptions> KIND = new DoorKind<>("line", 8011, LineOptions::new);

    final String room = keys.room("where everyone who comes in by this door is first");
    final Optional<String> password = DoorPassword.key(
            keys, "what everybody has to say before they come in, in the first line; without it nobody has to");
    final int replay = keys.number(
            "replay",
            0,
            1000,
            20,
            "messages that were said before somebody came into a room and that they are shown, if the server keeps them");
    final int floodBurst = keys.number(
            "floodBurst",
            0,
            100_000,
            500,
            "lines at once, as somebody pastes them; then they are read slowly; 0 is any number");
    final int floodPerSecond = keys.number(
            "floodPerSecond",
            1,
            100_000,
            50,
            "lines a second after that, more than anybody types; nothing is ever dropped");

    private final boolean needsTls = keys.secretsNeedTls(
            "whether passwords of accounts are taken from who is neither on this machine nor connected with TLS: others on the way"
                    + " can read them");

    private LineOptions(Keys keys) {
        super(keys);
    }

    /** Whether a password or a token is taken from a session. */
    boolean takesSecretsOf(Session session) {
        return !needsTls || session.isPrivate();
    }

    @Override
    public boolean asksForPassword() {
        return password.isPresent();
    }

    @Override
    public boolean takesSecrets() {
        return super.takesSecrets() || !needsTls;
    }

    @Override
    public Door door(Services services) {
        return new LineDoor(this, services.tasks(), DoorPassword.at(services, password));
    }
}
