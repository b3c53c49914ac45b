package io.hubbub.client;

import io.hubbub.net.Text;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A person's chat client: connects, lets the person and the server talk through a {@link Screen}, and leaves. */
final class ChatClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * The two ends of a talk.
     *
     * @param account whose owner the user is; with it the line door has the account's nick where no other is wanted
     * @param room where to go first, or empty; a raw and a line door have their own
     * @param insecure with TLS: whether any certificate will do
     */
    record Options(
            Endpoint endpoint,
            ChatDoor door,
            String nick,
            Optional<Credentials> account,
            String room,
            boolean tls,
            boolean insecure) {
        /** For a guest. */
        Options(Endpoint endpoint, ChatDoor door, String nick, String room, boolean tls, boolean insecure) {
            this(endpoint, door, nick, Optional.empty(), room, tls, insecure);
        }

        Options with(Credentials other) {
            return new Options(endpoint, door, nick, Optional.of(other), room, tls, insecure);
        }

        Options {
            if (nick.isBlank()) {
                throw new IllegalArgumentException("the nick is empty: expected a name after --nick");
            }
            if (!nick.equals(Text.harmless(nick))) {
                throw new IllegalArgumentException(
                        "the nick " + Text.harmless(nick) + " has control characters: expected a plain name");
            }
            if (!isWord(nick)) {
                throw new IllegalArgumentException(
                        "the nick " + nick + " is not one word: expected no spaces, and no colon in front");
            }
            if (door != ChatDoor.IRC && !room.isEmpty()) {
                throw new IllegalArgumentException("--room is for --door irc: this door has a room of its own");
            }
            if (account.isPresent() && door != ChatDoor.IRC && door != ChatDoor.LINE) {
                throw new IllegalArgumentException(
                        "--account is for --door line and --door irc: nobody logs in at others");
            }
            if (account.isPresent() && !tls && !endpoint.isHere()) {
                throw new IllegalArgumentException(
                        "--account needs --tls to another machine: others on the way could read the password");
            }
            if (door == ChatDoor.UDP && tls) {
                throw new IllegalArgumentException("--tls is for the other doors: datagrams are not encrypted");
            }
            if (!room.equals(Text.harmless(room)) || room.contains(",") || !(room.isEmpty() || isWord(room))) {
                throw new IllegalArgumentException("the room " + Text.harmless(room)
                        + " can't be a channel: expected a name without spaces, commas and control characters");
            }
        }
    }

    private static boolean isWord(String name) {
        return name.codePoints().noneMatch(Character::isSpaceChar) && !name.startsWith(":");
    }

    private final Vertx vertx;
    private final Options options;
    private final Screen screen;
    private final NetClient client;

    ChatClient(Vertx vertx, Options options, Screen screen) {
        this.vertx = vertx;
        this.options = options;
        this.screen = screen;
        this.client = vertx.createNetClient();
    }

    /**
     * Talks until either side is done; blocks. Returns the exit code: 0 when we left, 1 when there was no connection, or
     * the server closed it or never let us in.
     *
     * @param entered gets the conversation once there is one
     */
    int run(Consumer<Conversation> entered) {
        Conversation conversation;
        try {
            conversation = connect().await();
        } catch (Exception failure) {
            screen.tell("not connected: " + Tools.whyNotConnected(options.endpoint(), failure));
            return 1;
        }
        entered.accept(conversation);
        startTyping(conversation);
        Conversation.End end = conversation.ended().await();
        if (end.left()) {
            return leftFrom(end.wasIn());
        }
        String why = end.trouble().isEmpty() ? "" : ": " + end.trouble();
        screen.tell("the server closed the connection" + why);
        return 1;
    }

    private int leftFrom(boolean inside) {
        if (!inside) {
            screen.tell("the server never let you in under that nick");
        }
        return inside ? 0 : 1;
    }

    private Future<Conversation> connect() {
        if (options.door() == ChatDoor.UDP) {
            return Tools.datagrams(vertx, options.endpoint(), this::enter);
        }
        ConnectOptions where = new ConnectOptions()
                .setHost(options.endpoint().host())
                .setPort(options.endpoint().port())
                .setTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setSsl(options.tls());
        if (options.tls()) {
            where.setSslOptions(new ClientSSLOptions()
                    .setTrustAll(options.insecure())
                    .setHostnameVerificationAlgorithm(options.insecure() ? "" : "HTTPS"));
        }
        return Tools.connect(vertx, client, where, socket -> enter(Connection.of(socket)))
                .timeout(CONNECT_TIMEOUT);
    }

    private Conversation enter(Connection socket) {
        return Conversation.enter(vertx, socket, options, screen::show);
    }

    /** A daemon, because nothing can interrupt a read of standard input when the server closes first. */
    private void startTyping(Conversation conversation) {
        Thread typist = new Thread(() -> type(conversation), "typist");
        typist.setDaemon(true);
        typist.start();
    }

    private void type(Conversation conversation) {
        try {
            screen.converse(conversation);
        } catch (IOException unreadable) {
            screen.tell("the input cannot be read: " + unreadable.getMessage());
            conversation.leave();
        }
    }
}
