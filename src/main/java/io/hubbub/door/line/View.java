package io.hubbub.door.line;

import io.hubbub.hub.Session;
import io.hubbub.hub.Wire;
import io.hubbub.room.Event;
import io.hubbub.room.Names;
import io.vertx.core.buffer.Buffer;

/** How a person at the line door sees their rooms: which one they talk in, and what they want to be shown. */
final class View {
    private final Session session;

    /** The room that plain lines go to; empty when they are in none. */
    private String here = "";

    private boolean showsTime;
    private boolean hidesOwnWords;

    /** Whether the person has a nick of which their rooms are yet to hear. */
    private boolean hasNewNick;

    View(Session session) {
        this.session = session;
    }

    String here() {
        return here;
    }

    boolean isHere(String room) {
        return Names.same(here, room);
    }

    void talkIn(String room) {
        here = room;
        lookAgain();
    }

    void talkNowhere() {
        here = "";
    }

    void showTime(boolean isOn) {
        showsTime = isOn;
        lookAgain();
    }

    void showOwnWords(boolean isOn) {
        hidesOwnWords = !isOn;
        lookAgain();
    }

    /** The person has a nick of which their rooms will hear. */
    void awaitNick() {
        hasNewNick = true;
        lookAgain();
    }

    /** All rooms have heard of it. */
    void nickIsKnown() {
        hasNewNick = false;
        lookAgain();
    }

    private void lookAgain() {
        session.rooms().forEach(room -> session.setWire(room, wire(room)));
    }

    LineWire wire(String room) {
        return LineWire.of(!here.isEmpty() && !isHere(room), showsTime, hidesOwnWords || hasNewNick);
    }

    /** What the person has done, where that is seen in another way than others see it. */
    void encodeOwn(Wire wire, String room, Event event, Buffer out) {
        if (event instanceof Event.Renamed renamed) {
            if (isHere(room)) {
                wire(room).notice(room, event, nowCalled(renamed.who().nick()), out);
            }
        } else if (!(hidesOwnWords && event instanceof Event.Said)) {
            wire.encode(room, event, out);
        }
    }

    static String nowCalled(String nick) {
        return "You are now " + nick;
    }
}
