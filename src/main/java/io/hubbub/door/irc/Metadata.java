package io.hubbub.door.irc;

import io.hubbub.hub.Describing;
import io.hubbub.hub.Session;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Properties;
import io.hubbub.room.PropertyRules;
import io.hubbub.room.PropertyRules.Fault;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Room;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The command METADATA: what people tell of themselves and of channels, as {@code draft/metadata-3} has it. That has no published text; it
 * is known from the public conformance suite and from Ergo, and differs from <a href="https://ircv3.net/specs/extensions/metadata">its
 * predecessor</a>: a change is told as 761 or 766. Which keys a client is told of is the business of {@link Subscribed}.
 */
final class Metadata {
    static final String NAME = "METADATA";

    /** The longest word of a client's that is repeated to it. */
    private static final int LONGEST_WORD = 100;

    private static final String BATCH = "metadata";

    /** Stands for all keys. */
    private static final String ALL = "*";

    /** Stands for everybody and everything that the client sees. */
    static final String EVERYTHING = "*ALL";

    private static final Set<String> NEED_KEYS = Set.of("GET", "SET", "SUB", "UNSUB");

    private final Client client;
    private final Subscribed subscribed;

    /** What is being changed; null for nothing. */
    private Change change;

    Metadata(Client client) {
        this.client = client;
        this.subscribed = new Subscribed(client);
    }

    /** What the capability says of itself. */
    static String value(ChatLimits limits) {
        return "before-connect,max-subs=" + Subscribed.MOST + ",max-keys=" + limits.properties + ",max-key-bytes="
                + PropertyRules.KEY_LENGTH + ",max-value-bytes=" + limits.propertyBytes;
    }

    void metadata(Message message) {
        String target = message.parameter(0);
        String word = message.parameter(1).toUpperCase(Locale.ROOT);
        List<String> keys = message.parameters().subList(2, message.parameters().size());
        if (keys.isEmpty() && NEED_KEYS.contains(word)) {
            client.reply(Numeric.ERR_NEEDMOREPARAMS, NAME);
            return;
        }
        switch (word) {
            case "SUB" -> subscribed.subscribe(keys);
            case "UNSUB" -> subscribed.unsubscribe(keys);
            case "SUBS" -> subscribed.list();
            case "SYNC" -> sync(target);
            case "GET" -> look(target, ALL, seen -> get(seen, keys));
            case "LIST" -> look(target, ALL, this::list);
            case "SET" -> change(target, keys.get(0), now -> Map.of(keys.get(0), message.parameter(3)));
            case "CLEAR" -> change(target, ALL, Properties::cleared);
            default -> client.fail(NAME, "INVALID_PARAMS", "There is no such subcommand", cut(word));
        }
    }

    private static String cut(String word) {
        return Names.cut(word, LONGEST_WORD);
    }

    // To know.

    /**
     * Somebody or something that tells something.
     *
     * @param name as it is written
     * @param room null for a person
     */
    private record Seen(String name, Properties properties, Room room) {
        static Seen of(Room room) {
            return new Seen(ChannelName.of(room.name()), room.properties(), room);
        }
    }

    /** The client itself: a star until it has been welcomed. */
    private Seen self() {
        String name = client.registration.isDone() ? client.nick() : "*";
        return new Seen(name, client.session().profile().properties(), null);
    }

    private boolean isSelf(String target) {
        return target.equals("*") || (client.registration.isDone() && Names.same(target, client.nick()));
    }

    /**
     * Finds whom or what a target names; the next line waits. Tells the client why it gets no answer, if it gets none.
     *
     * @param key what it wants to know or to change; a star for all
     */
    private void look(String target, String key, Consumer<Seen> found) {
        Runnable nothing =
                () -> client.fail(NAME, "INVALID_TARGET", "There is nobody and no channel of that name", cut(target));
        if (isSelf(target)) {
            found.accept(self());
        } else if (!client.registration.isDone()) {
            denied(target, key);
        } else if (ChannelName.room(target).isPresent()) {
            Channels.look(
                    client,
                    target,
                    room -> {
                        if (room.showsProperties()) {
                            found.accept(Seen.of(room));
                        } else {
                            denied(ChannelName.of(room.name()), key);
                        }
                    },
                    nothing);
        } else {
            People.query(
                    client,
                    target,
                    person -> found.accept(
                            new Seen(person.who().nick(), person.who().profile().properties(), null)),
                    nothing);
        }
    }

    private void denied(String target, String key) {
        client.fail(NAME, "KEY_NO_PERMISSION", "You do not have permission for that", cut(target), cut(key));
    }

    private void get(Seen seen, List<String> keys) {
        Buffer lines = Buffer.buffer();
        for (String key : keys) {
            if (PropertyRules.isKey(key)) {
                line(lines, seen.name(), key, seen.properties().get(key));
            } else {
                client.begin(lines)
                        .message(client.server.name(), "FAIL")
                        .middle(NAME)
                        .middle("INVALID_KEY")
                        .middle(cut(key))
                        .trailing(Why.BAD_PROPERTY_KEY.sentence(client.session().chatLimits()));
            }
        }
        batch(seen.name(), lines);
    }

    private void list(Seen seen) {
        Buffer lines = Buffer.buffer();
        seen.properties().all().forEach((key, value) -> line(lines, seen.name(), key, value));
        batch(seen.name(), lines);
    }

    private void sync(String target) {
        if (target.equalsIgnoreCase(EVERYTHING)) {
            sync(EVERYTHING, subscribed.everything());
        } else {
            look(target, ALL, seen -> {
                Subscribed.Told person = new Subscribed.Told(seen.name(), seen.properties());
                sync(seen.name(), seen.room() == null ? List.of(person) : Subscribed.of(seen.room()));
            });
        }
    }

    private void sync(String target, List<Subscribed.Told> all) {
        Batch batch = Batch.answering(client, false, BATCH, target);
        client.steps.inTurn(
                () -> client.steps.inPortions(all, told -> batch.answer(subscribed.lines(told))), batch::end);
    }

    /** Appends what a key is, for one who has asked for it. */
    private void line(Buffer lines, String target, String key, String value) {
        boolean isSet = !value.isEmpty();
        Numeric numeric = isSet ? Numeric.RPL_KEYVALUE : Numeric.RPL_KEYNOTSET;
        Printer line = client.begin(lines)
                .message(client.server.name(), numeric, client.nick())
                .middle(target)
                .middle(key);
        (isSet ? line.middle("*") : line).trailing(isSet ? value : numeric.text());
    }

    private void batch(String target, Buffer lines) {
        Batch batch = Batch.answering(client, false, BATCH, target);
        batch.answer(lines);
        batch.end();
    }

    // To change.

    /**
     * A change that was asked for.
     *
     * @param key a star for all
     */
    private record Change(String target, String key) {}

    private void change(String target, String key, Function<Properties, Map<String, String>> wanted) {
        Optional<Room> room = ChannelName.room(target).flatMap(client.session()::room);
        if (isSelf(target)) {
            Seen self = self();
            Map<String, String> changes = wanted.apply(self.properties());
            change = new Change(self.name(), key);
            client.steps.await();
            describing().person(changes, fault -> {
                fault.ifPresent(this::refuse);
                done(changes);
                client.steps.answered();
            });
        } else if (room.isPresent()) {
            Map<String, String> changes = wanted.apply(room.get().properties());
            change = new Change(ChannelName.of(room.get().name()), key);
            describing().room(room.get().name(), changes);
            done(changes);
        } else {
            look(target, key, seen -> denied(seen.name(), key));
        }
    }

    private Describing describing() {
        return client.session().requests().describing();
    }

    /** Answers once everybody has seen it, unless it was refused. */
    private void done(Map<String, String> changes) {
        client.steps.afterAll(() -> {
            Change done = change;
            change = null;
            if (done == null) {
                return;
            }
            Buffer lines = Buffer.buffer();
            new TreeMap<>(changes).forEach((key, value) -> line(lines, done.target(), key, value));
            if (done.key().equals(ALL)) {
                batch(done.target(), lines);
            } else {
                client.answer(lines);
            }
        });
    }

    /** Whether a refusal is the answer to the change that was asked for; then the client is told. */
    boolean takes(Refusal refusal) {
        if (change == null || refusal.words() != null || !isAbout(refusal)) {
            return false;
        }
        refuse(new Fault(refusal.why(), change.key()));
        return true;
    }

    private boolean isAbout(Refusal refusal) {
        Optional<String> room = ChannelName.room(change.target());
        return room.isPresent()
                && (Names.same(refusal.room(), room.get()) || Names.same(refusal.subject(), room.get()));
    }

    private void refuse(Fault fault) {
        String target = change.target();
        String key = cut(change.key());
        ChatLimits limits = client.session().chatLimits();
        String sentence = new Refusal(fault.why(), fault.key()).sentence(limits);
        switch (fault.why()) {
            case BAD_PROPERTY_KEY -> client.fail(NAME, "INVALID_KEY", sentence, key);
            case BAD_PROPERTY, PROPERTY_TOO_LONG, NAME_OF_SOMEBODY_ELSE ->
                client.fail(NAME, "INVALID_VALUE", sentence, key);
            case TOO_MANY_PROPERTIES ->
                client.fail(NAME, "LIMIT_REACHED", sentence, target, Integer.toString(limits.properties));
            case TOO_MANY_CHANGES ->
                client.fail(
                        NAME,
                        "RATE_LIMITED",
                        sentence,
                        target,
                        key,
                        seconds(describing().waitNs()));
            case NOT_SAVED, NOT_STORED, ROOM_OPENING ->
                client.fail(NAME, "TEMPORARILY_UNAVAILABLE", sentence, target, key);
            default -> client.fail(NAME, "KEY_NO_PERMISSION", sentence, target, key);
        }
        change = null;
    }

    private static String seconds(long ns) {
        return Long.toString(TimeUnit.NANOSECONDS.toSeconds(ns) + 1);
    }

    // To be told.

    /** The client has asked for the capability, or has been welcomed with it: it is told what it tells itself. */
    void requested() {
        if (client.registration.isDone() && client.has(Capability.METADATA_3)) {
            list(self());
        }
    }

    /** The client has come into a room. */
    void joined(Room room) {
        if (client.wire().tellsProperties()) {
            subscribed.joined(room).ifPresent(lines -> batch(ChannelName.of(room.name()), lines));
        }
    }

    /** The client sees somebody whom it watches. */
    void sees(Member who) {
        sees(who, Properties.NONE);
    }

    /** The same of what that one tells now and did not before. */
    void sees(Member who, Properties before) {
        Buffer lines = Buffer.buffer();
        client.wire()
                .properties(
                        who.nick(),
                        who.profile().properties().since(before),
                        client.session().nowMs(),
                        lines);
        if (lines.length() > 0) {
            client.write(lines);
        }
    }

    /** The client's person tells something else by another session. In a room where that session came first it is seen there. */
    void described(Properties before) {
        Session session = client.session();
        boolean isSeen = session.rooms().stream()
                .flatMap(room -> session.room(room).stream())
                .flatMap(room -> room.memberCalled(client.nick()).stream())
                .anyMatch(first -> first.session() != session.id());
        if (!isSeen) {
            Buffer lines = Buffer.buffer();
            Properties now = session.profile().properties();
            client.wire().properties(client.nick(), now.since(before), session.nowMs(), lines);
            if (lines.length() > 0) {
                client.write(lines);
            }
        }
    }
}
