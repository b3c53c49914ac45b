package io.hubbub.door.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbub.net.News;
import io.hubbub.room.Event;
import io.hubbub.room.Wire;
import io.vertx.core.buffer.Buffer;

/**
 * A room in JSON: an object on a line for each event, with the room, its number and time, who did it, what kind of event it is,
 * and a text. A client that asked for something with an id finds that in the event that came of it. Of what programs tell
 * programs, and of what is said to others in the room, there is the number alone, so that a client that misses a number has lost
 * something.
 */
final class JsonWire implements Wire {
    static final JsonWire WIRE = new JsonWire();

    private JsonWire() {}

    @Override
    public boolean isPersonal() {
        return true;
    }

    @Override
    public void encode(String room, Event event, Buffer out) {
        encode(room, event, null, out);
    }

    /** The same with the id of the request that the event came of, if there is one. */
    static void encode(String room, Event event, JsonNode id, Buffer out) {
        if (!isForPeople(event)) {
            passed(room, event, out);
            return;
        }
        JsonLine line = JsonLine.behind(out, "event")
                .id(id)
                .put("room", room)
                .put("seq", event.seq())
                .put("time", event.timeMs());
        write(event, line);
        line.toBuffer();
    }

    @Override
    public void encodeUnseen(String room, Event event, Buffer out) {
        passed(room, event, out);
    }

    private static void passed(String room, Event event, Buffer out) {
        JsonLine.behind(out, "passed").put("room", room).put("seq", event.seq()).toBuffer();
    }

    /** Whether there is something to be read in it. */
    static boolean isForPeople(Event event) {
        return !(event instanceof Event.Said said) || said.speech().kind().isForPeople();
    }

    private static void write(Event event, JsonLine line) {
        if (event instanceof Event.Said said) {
            String nick = said.from().nick();
            by(nick, People.word(said.speech().kind()), line).put("text", Words.of(said.speech(), nick));
        } else if (event instanceof Event.Joined joined) {
            by(joined.who().nick(), "join", line).begin("member");
            People.member(line, joined.who());
            line.end().put("text", "");
        } else if (event instanceof Event.Left left) {
            by(left.who().nick(), "leave", line).words("text", left.reason());
        } else if (event instanceof Event.Quit quit) {
            by(quit.who().nick(), "quit", line).putIfAny("cause", cause(quit)).words("text", quit.reason());
        } else if (event instanceof Event.Kicked kicked) {
            by(kicked.by().nick(), "kick", line).put("who", kicked.who().nick()).words("text", kicked.reason());
        } else if (event instanceof Event.Renamed renamed) {
            String newNick = renamed.who().nick();
            by(renamed.oldNick(), "nick", line).put("newNick", newNick).put("text", newNick);
        } else if (event instanceof Event.TopicSet set) {
            by(set.by().nick(), "topic", line).words("text", set.topic());
        } else if (event instanceof Event.Invited invited) {
            by(invited.by().nick(), "invite", line)
                    .put("who", invited.who().nick())
                    .put("text", "");
        } else if (event instanceof Event.Reprofiled changed) {
            by(changed.who().nick(), "profile", line).begin("member");
            People.member(line, changed.who());
            line.end().words("text", changed.who().profile().away());
        } else if (event instanceof Event.ModesChanged changed) {
            by(changed.by().nick(), "mode", line)
                    .objects("changes", changed.changes(), RuleChanges::write)
                    .words("text", News.of(changed).orElse(""));
        }
    }

    private static JsonLine by(String nick, String kind, JsonLine line) {
        return line.put("nick", nick).put("kind", kind);
    }

    /** Told if the words beside it are the server's. */
    private static String cause(Event.Quit quit) {
        return quit.isInOwnWords() || quit.reason().isEmpty()
                ? ""
                : quit.cause().name();
    }
}
