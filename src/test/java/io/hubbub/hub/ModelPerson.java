package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import io.hubbub.room.Room;
import io.hubbub.room.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A session of a {@link JournalModel}: counts what it has asked for and what came of it. Everything runs on the model's loop. */
final class ModelPerson implements Listener {
    final RecordingOutlet outlet = new RecordingOutlet();
    final List<DirectMessage> told = new ArrayList<>();
    Session session;

    /** Whether it asks for what has no single outcome, and so is not counted. */
    boolean isLoose;

    private int joinsAsked;
    private int joined;
    private int barred;
    private int nicksAsked;
    private int renamed;
    private int nicksRefused;
    private int said;
    private int wordsRefused;
    private int directSaid;
    private int delivered;
    private int directRefused;
    private int changesAsked;
    private int kicksAsked;
    private int changesRefused;
    private int questions;
    private int answers;

    boolean isIn(String room) {
        return session.viewer().subscriptions().of(Names.fold(room)) != null;
    }

    void joins(String room, Wire wire) {
        if (session.isOpen() && !isIn(room)) {
            joinsAsked++;
            session.requests().join(room, wire);
        }
    }

    void takesNick(String nick) {
        nicksAsked++;
        session.requests().rename(nick);
    }

    void says(String room, String words) {
        said++;
        session.requests().say(room, Speech.line(words));
    }

    void saysInto(String room, String words) {
        said++;
        session.requests().sayInto(room, Speech.line(words));
    }

    void tells(String nick, String words) {
        directSaid++;
        session.requests().message(nick, Speech.line(words));
    }

    /** Asks for something that happens, or is refused. */
    void changes(Runnable change) {
        changesAsked++;
        change.run();
    }

    /** The same for a kick, which may happen later than it is settled: once the journal works again. */
    void kicks(String room, String nick) {
        kicksAsked++;
        changes(() -> session.requests().kick(room, nick, ""));
    }

    /** Asks something, and counts the answers; to be asked with what is returned. */
    <T> Consumer<T> asks() {
        questions++;
        return answer -> answers++;
    }

    @Override
    public void joined(Room room) {
        joined++;
    }

    @Override
    public void barred(Refusal refusal) {
        barred++;
    }

    @Override
    public void renamed(String oldNick, String newNick) {
        renamed++;
    }

    @Override
    public void directMessage(DirectMessage message) {
        told.add(message);
    }

    @Override
    public void delivered(DirectMessage message, Member to) {
        delivered++;
    }

    @Override
    public void refused(Refusal refusal) {
        switch (refusal.why()) {
            case NICK_TAKEN, NICK_RESERVED, BAD_NICK -> nicksRefused++;
            case NO_SUCH_NICK, CANT_TAKE_MORE -> {
                if (refusal.words() == null) {
                    changesRefused++;
                } else {
                    directRefused++;
                }
            }
            default -> {
                if (refusal.words() == null) {
                    changesRefused++;
                } else {
                    wordsRefused++;
                }
            }
        }
    }

    /** How much it has asked for so far. */
    int asked() {
        return joinsAsked + nicksAsked + said + directSaid + changesAsked;
    }

    /**
     * Everything that was asked for has happened once or was refused once.
     *
     * @param spoken how often its words happened in a room
     */
    void checkOutcomes(String when, int spoken) {
        assertEquals(joinsAsked, joined + barred, when + ": joins");
        assertEquals(nicksAsked, renamed + nicksRefused, when + ": nicks");
        assertEquals(said, spoken + wordsRefused, when + ": words");
        assertEquals(directSaid, delivered + directRefused, when + ": direct messages");
    }

    /** @param changed how often a room was changed by it */
    void checkChanges(int changed) {
        if (!isLoose) {
            assertEquals(changesAsked, changed + changesRefused, "changes");
        }
    }

    /** The same before everything works again. */
    void checkChangesSoFar(int changed) {
        if (!isLoose) {
            int outcomes = changed + changesRefused;
            assertTrue(outcomes <= changesAsked && outcomes >= changesAsked - kicksAsked, () -> "changes: " + outcomes);
        }
    }

    void checkAnswers(String when) {
        assertEquals(questions, answers, when + ": answers");
    }

    /** The keys of the events of one log that it was written, in order. */
    List<Long> saw(long log) {
        List<Long> keys = new ArrayList<>();
        for (String word : outlet.text().split(" ")) {
            if (!word.isEmpty()) {
                long key = Long.parseLong(word);
                if (MessageId.log(key) == log) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    /** What it should have seen of all that happened in one log: what happened between its coming in and its going. */
    List<Long> shouldSee(List<Event> events) {
        List<Long> keys = new ArrayList<>();
        boolean inside = false;
        for (Event event : events) {
            if (event instanceof Event.Joined come && come.who().session() == session.id()) {
                inside = true;
            } else if (event instanceof Event.Departed gone && gone.who().session() == session.id()) {
                inside = false;
            } else if (inside) {
                keys.add(event.key());
            }
        }
        return keys;
    }
}
