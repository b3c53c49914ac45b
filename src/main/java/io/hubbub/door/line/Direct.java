package io.hubbub.door.line;

import io.hubbub.net.SpeechLines;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Member;
import io.hubbub.room.Speech;

/** What goes from one person to another and is for no room: private messages and invitations. */
final class Direct {
    private Direct() {}

    static void message(Talk talk, String nickAndText) {
        String[] parts = Talk.words(nickAndText);
        talk.session().requests().message(parts[0], Speech.line(parts[1]));
    }

    static void invite(Talk talk, String nick) {
        talk.inRoom(room -> talk.session().requests().invite(room.name(), nick));
    }

    static void received(Talk talk, DirectMessage message) {
        if (message.speech().kind().isForPeople()) {
            told(talk, "(" + message.from().nick() + " to you) ", message);
        }
    }

    static void delivered(Talk talk, DirectMessage message, Member to) {
        told(talk, "(you to " + message.to() + ") ", message);
        if (to.profile().isAway()) {
            talk.say(to.nick() + " is away: " + to.profile().awayWords());
        }
    }

    static void keptForLater(Talk talk, DirectMessage message) {
        told(talk, "(you to " + message.to() + ") ", message);
        talk.say(message.to() + " is not here; your message is kept, and shown when they come back");
    }

    static void deleted(Talk talk, String nick, DirectMessage message) {
        boolean isOwn = talk.session().past().mail().isOwn(message);
        talk.say((isOwn ? "You deleted a message to " : "") + nick + (isOwn ? "" : " deleted a message to you"));
    }

    /** Each line of it says whose it is. */
    private static void told(Talk talk, String front, DirectMessage message) {
        boolean isAction = message.speech().kind() == Speech.Kind.ACTION;
        SpeechLines.of(message.speech(), message.from().nick())
                .forEach(line -> talk.tell(front + (isAction ? LineWire.action(line) : line)));
    }

    static void invited(Talk talk, Member by, String room) {
        talk.say(by.nick() + " invites you into " + room + ". /join " + room + " takes you there");
    }

    static void invitationSent(Talk talk, Member who, String room) {
        talk.say("You invited " + who.nick() + " into " + room);
    }
}
