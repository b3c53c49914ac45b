package io.hubbub.hub;

import io.hubbub.room.Event;
import io.vertx.core.buffer.Buffer;

/** A wire for tests: every event as a short word with its number, so that one look at the bytes tells what was seen. */
final class ShowAll implements Wire {
    static final ShowAll WIRE = new ShowAll();

    @Override
    public void encode(String room, Event event, Buffer out) {
        out.appendString(word(event)).appendString(" ");
    }

    private static String word(Event event) {
        if (event instanceof Event.Said said) {
            return said.from().nick() + ":"
                    + Buffer.buffer().appendBuffer(said.speech().bytes());
        } else if (event instanceof Event.Joined joined) {
            return "+" + joined.who().nick();
        } else if (event instanceof Event.Kicked kicked) {
            return kicked.by().nick() + "!" + kicked.who().nick();
        } else if (event instanceof Event.Departed departed) {
            return "-" + departed.who().nick();
        } else if (event instanceof Event.Renamed renamed) {
            return renamed.oldNick() + ">" + renamed.who().nick();
        } else if (event instanceof Event.Reprofiled changed) {
            return "~" + changed.who().nick() + changed.who().profile().away();
        } else if (event instanceof Event.TopicSet set) {
            return "#" + set.topic();
        } else if (event instanceof Event.Erased erased) {
            return erased.from().nick() + ":?";
        } else if (event instanceof Event.Redacted redacted) {
            return redacted.by().nick() + "-" + redacted.erased().seq();
        }
        return event.toString();
    }
}
