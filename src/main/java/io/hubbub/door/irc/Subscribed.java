package io.hubbub.door.irc;

import io.hubbub.hub.Session;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Properties;
import io.hubbub.room.PropertyRules;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Room;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of which a client wants to know the values, and what it is told of them at once. */
final class Subscribed {
    /** Most keys: more than there are known ones, and each set of keys is looked through by its own wire. */
    static final int MOST = 50;

    /** Keys that stand in one line. */
    private static final int KEYS_PER_LINE = 10;

    /** So much is told of a channel when the client comes in; of a larger one it may ask later. */
    private static final int MOST_BYTES = 64 * 1024;

    /** The longest word of a client's that is repeated to it. */
    private static final int LONGEST_WORD = 100;

    private final Client client;

    /** Null as long as there is none. */
    private Set<String> keys;

    Subscribed(Client client) {
        this.client = client;
    }

    /** In the order of the client's wishes: the first that is too much, or no key, is the last that is looked at. */
    void subscribe(List<String> wanted) {
        keys = keys == null ? new LinkedHashSet<>() : keys;
        List<String> done = new ArrayList<>();
        Runnable complaint = () -> {};
        for (String key : wanted) {
            if (!PropertyRules.isKey(key)) {
                complaint = () -> client.fail(
                        Metadata.NAME,
                        "INVALID_KEY",
                        Why.BAD_PROPERTY_KEY.sentence(client.session().chatLimits()),
                        Names.cut(key, LONGEST_WORD));
                break;
            } else if (keys.size() >= MOST && !keys.contains(key)) {
                complaint = () -> client.fail(
                        Metadata.NAME,
                        "LIMIT_REACHED",
                        "You are told of too many keys; leave one first",
                        key,
                        Integer.toString(MOST));
                break;
            }
            keys.add(key);
            done.add(key);
        }
        client.keys(keys);
        tell(Numeric.RPL_METADATASUBOK, done);
        complaint.run();
        if (!done.isEmpty() && client.registration.isDone()) {
            later(Metadata.EVERYTHING);
        }
    }

    void unsubscribe(List<String> unwanted) {
        if (keys != null) {
            unwanted.forEach(keys::remove);
            client.keys(keys);
        }
        tell(
                Numeric.RPL_METADATAUNSUBOK,
                unwanted.stream().filter(PropertyRules::isKey).toList());
    }

    void list() {
        Batch batch = Batch.answering(client, false, "metadata-subs");
        lines(Numeric.RPL_METADATASUBS, keys == null ? List.of() : List.copyOf(keys))
                .forEach(batch::answer);
        batch.end();
    }

    private void tell(Numeric numeric, List<String> some) {
        lines(numeric, some).forEach(client::answer);
    }

    private List<Buffer> lines(Numeric numeric, List<String> some) {
        List<Buffer> lines = new ArrayList<>();
        for (int from = 0; from < some.size(); from += KEYS_PER_LINE) {
            Buffer line = Buffer.buffer();
            Printer printer = client.begin(line).message(client.server.name(), numeric, client.nick());
            some.subList(from, Math.min(some.size(), from + KEYS_PER_LINE)).forEach(printer::middle);
            printer.end();
            lines.add(line);
        }
        return lines;
    }

    private void later(String target) {
        client.numeric(Numeric.RPL_METADATASYNCLATER)
                .middle(target)
                .middle("0")
                .trailing(Numeric.RPL_METADATASYNCLATER.text());
    }

    /**
     * Somebody or something that tells something.
     *
     * @param target as it is written
     */
    record Told(String target, Properties properties) {
        static Told of(Member who) {
            return new Told(who.nick(), who.profile().properties());
        }

        static Told of(Room room) {
            return new Told(ChannelName.of(room.name()), room.properties());
        }
    }

    /** What it tells, as far as the client wants to know. */
    Buffer lines(Told told) {
        Buffer lines = Buffer.buffer();
        client.wire()
                .properties(
                        told.target(), told.properties().all(), client.session().nowMs(), lines);
        return lines;
    }

    /** A room and those in it who tell something. */
    static List<Told> of(Room room) {
        List<Told> all = new ArrayList<>();
        all.add(Told.of(room));
        room.members().stream().map(Told::of).forEach(all::add);
        all.removeIf(told -> told.properties().isEmpty());
        return all;
    }

    /** All with whom the client shares a room, each once, those rooms, and itself. */
    List<Told> everything() {
        Session session = client.session();
        Map<String, Told> all = new LinkedHashMap<>();
        all.put(client.nick(), new Told(client.nick(), session.profile().properties()));
        for (String name : session.rooms()) {
            session.room(name).ifPresent(room -> of(room).forEach(told -> all.put(told.target(), told)));
        }
        return List.copyOf(all.values());
    }

    /** What it is told of a room that it has come into; empty if that is nothing, or so much that it has to ask for it. */
    Optional<Buffer> joined(Room room) {
        Buffer lines = Buffer.buffer();
        for (Told told : of(room)) {
            lines.appendBuffer(lines(told));
            if (lines.length() > MOST_BYTES) {
                later(ChannelName.of(room.name()));
                return Optional.empty();
            }
        }
        return Optional.of(lines).filter(some -> some.length() > 0);
    }
}
