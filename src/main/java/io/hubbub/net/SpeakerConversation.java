package io.hubbub.net;

import io.hubbub.hub.Recall;
import io.hubbub.hub.Session;
import io.hubbub.hub.Wire;
import io.hubbub.room.CloseReason;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Entry;
import io.hubbub.room.Refusal;
import io.hubbub.room.Room;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;

/** A conversation in one room from the start, in which whatever comes is said as it is; nothing is read before it is there. */
public class SpeakerConversation implements Conversation {
    protected final Session session;
    private final String room;
    private final Wire wire;
    private final Recall recall;
    private Buffer entrance;

    /** @param room where it goes, and stays */
    public SpeakerConversation(Session session, String room, Wire wire) {
        this(session, room, wire, Recall.NOTHING);
    }

    /**
     * @param room where it goes, and stays
     * @param recall what it is given of what was said there before
     */
    public SpeakerConversation(Session session, String room, Wire wire, Recall recall) {
        this.session = session;
        this.recall = recall;
        this.room = room;
        this.wire = wire;
    }

    @Override
    public void began() {
        session.reading().pause();
        session.requests().join(new Entry(room), wire, recall);
    }

    @Override
    public void joined(Room state) {
        session.reading().resume();
    }

    @Override
    public void barred(Refusal refusal) {
        session.close(CloseReason.REFUSED);
    }

    /** It asks for no such thing itself: somebody threw it out of the only room it can be in here. */
    @Override
    public void left(String gone) {
        session.close(CloseReason.REFUSED);
    }

    @Override
    public void refused(Refusal refusal) {
        if (refusal.why().isAboutRoom()) {
            session.close(CloseReason.REFUSED);
        } else {
            sayEntrance();
        }
    }

    @Override
    public void renamed(String oldNick, String newNick) {
        sayEntrance();
    }

    @Override
    public void directMessage(DirectMessage message) {
        if (message.speech().kind().isForPeople()) {
            hear(message.from().nick(), message.speech());
        }
    }

    /** Somebody has said something to this one alone. */
    protected void hear(String nick, Speech speech) {
        Buffer line = Buffer.buffer();
        SpokenBytes.line(nick, speech, line);
        session.reply(line);
    }

    @Override
    public void received(Buffer chunk) {
        Entrance.name(chunk).ifPresentOrElse(name -> enter(name, chunk), () -> say(chunk));
    }

    /** Whether a chunk says that its sender leaves, as plain desktop clients do before they close. */
    protected static boolean isFarewell(Buffer chunk) {
        return Entrance.isFarewell(chunk);
    }

    private void say(Buffer chunk) {
        session.requests().say(room, Speech.stream(chunk));
    }

    /** People at other doors see the name from the entrance on; one that can't be had stays bytes. */
    private void enter(String name, Buffer words) {
        entrance = words;
        session.reading().pause();
        session.requests().rename(name);
    }

    private void sayEntrance() {
        if (entrance != null) {
            say(entrance);
            entrance = null;
            session.reading().resume();
        }
    }

    @Override
    public boolean inputEnded() {
        session.finish(CloseReason.PEER_CLOSED, "");
        return false;
    }
}
