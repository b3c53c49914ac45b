package io.hubbub.room;

import java.util.Locale;

/**
 * Why something that a session asked for did not happen. A value for the door to put into its own protocol's words.
 *
 * @param why what rule it met
 * @param subject the nick, room or text it was about, as the asker wrote it
 * @param room the room in which it was about that, if it was; else empty
 * @param words how the words were meant that it kept back; null if it is about no words
 */
public record Refusal(Why why, String subject, String room, Speech.Kind words) {

    private static final String OF_THE_SERVER = "people would take that name for the server's";

    /** The reason or the expectation, for a person; of a bad name, the fault of this one. */
    public String sentence(ChatLimits limits) {
        return switch (why) {
            case BAD_NICK ->
                Spelling.NICK.fault(Names.written(subject), limits.nickLength).orElseGet(() -> why.sentence(limits));
            case BAD_ROOM ->
                Spelling.ROOM.fault(Names.written(subject), limits.roomLength).orElseGet(() -> why.sentence(limits));
            case BAD_PROPERTY -> PropertyRules.expected(subject);
            case NICK_RESERVED -> Names.isOfTheServer(subject) ? OF_THE_SERVER : why.sentence(limits);
            default -> why.sentence(limits);
        };
    }

    /** A refusal that is not about words. */
    public Refusal(Why why, String subject, String room) {
        this(why, subject, room, null);
    }

    /** A refusal that is about no room, or about nothing but a room. */
    public Refusal(Why why, String subject) {
        this(why, subject, "");
    }

    /** A refusal of words to a room or a nick. */
    public Refusal(Why why, String subject, Speech speech) {
        this(why, subject, "", speech.kind());
    }

    /** The reasons for which a request is refused. */
    public enum Why {
        NICK_TAKEN("somebody else has that nick"),
        NICK_RESERVED("nicks like guest1 are given out by the server"),
        BAD_NICK("expected 1 to %d letters, digits or any of " + Spelling.PUNCTUATION
                + ", not starting with a digit or -"),
        BAD_ROOM("expected 1 to %d characters without spaces, commas or control characters"),
        ALREADY_IN_ROOM("you are in that room already"),
        NOT_IN_ROOM("you are not in that room"),
        TOO_MANY_ROOMS("you are in too many rooms; leave one first"),
        NO_SUCH_NICK("nobody has that nick"),
        CANT_TAKE_MORE("their connection is too slow for more messages now; try again later"),
        TOPIC_TOO_LONG("expected a topic of at most %d characters"),
        BAD_KEY("the room requires a key, and this is not the right one"),
        ROOM_FULL("the room is full"),
        BANNED("you are banned from that room"),
        INVITE_ONLY("the room is invite-only"),
        MODERATED("only operators and members with voice may speak there"),
        NO_REQUESTS("requests between programs (CTCP) are blocked there"),
        NO_OUTSIDERS("only members may speak there"),
        NOT_SERVER_OPERATOR("only operators of the server may do that"),
        NOT_OPERATOR("only operators of the room may do that"),
        NOT_THERE("they are not in that room"),
        ALREADY_THERE("they are in that room already"),
        NO_SUCH_ROOM("there is no such room"),
        LIST_FULL("the list is full; remove an entry first"),
        ROOM_OPENING("the room is being opened, and too much waits for that already; try again in a moment"),
        NOT_STORED(
                "the server can't store what happens there at the moment, and so it has not happened; try again later"),
        NOT_KEPT("nothing of what is said there is kept"),
        PAST_UNREADABLE("what was said can't be read at the moment; try again later"),
        MESSAGE_TOO_LONG("expected at most %d bytes in a message of several lines"),
        TOO_MANY_LINES("expected at most %d lines in a message"),
        NO_SUCH_MESSAGE("there is no such message there, or it is deleted already"),
        NOT_YOURS("only operators of the room may delete what others said"),
        TOO_OLD("what one has said can be deleted for %d minutes"),
        NICK_OWNED("that nick belongs to an account; log in to it to have that nick"),
        ACCOUNT_NEEDED("only people who are logged in to an account may do that here"),
        NOT_OWNER("only the owner of the room may do that"),
        ROOM_OWNED("that room belongs to somebody"),
        ROOM_NOT_OWNED("that room belongs to nobody"),
        TOO_MANY_OWNED("that account owns as many rooms as one may; give one up first"),
        NOT_LOGGED_IN("they are not logged in to an account"),
        BY_TRANSFER_ONLY("a room gets another owner when its owner transfers it"),
        MAILBOX_FULL("they are not here, and too many messages wait for them already"),
        MAIL_UNSTORED("they are not here, and no message can be kept for them at the moment; try again later"),
        BAD_PROPERTY_KEY(
                "expected a key of 1 to " + PropertyRules.KEY_LENGTH + " small letters, digits or any of _./-"),
        BAD_PROPERTY(PropertyRules.expected("")),
        PROPERTY_TOO_LONG("expected at most %d bytes"),
        TOO_MANY_PROPERTIES("expected at most %d properties; take one away first"),
        TOO_MANY_CHANGES("that was changed too often; try again in a minute"),
        NAME_OF_SOMEBODY_ELSE("that name, or one that looks like it, belongs to somebody else"),
        NOT_SAVED("the server can't write accounts at the moment, and so nothing is changed; try again later");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        /** Whether there can be no such room, or not one more for this session. */
        public boolean isAboutRoom() {
            return this == BAD_ROOM || this == TOO_MANY_ROOMS;
        }

        /** The reason or the expectation, for a person. */
        public String sentence(ChatLimits limits) {
            return switch (this) {
                case BAD_NICK -> String.format(Locale.ROOT, sentence, limits.nickLength);
                case BAD_ROOM -> String.format(Locale.ROOT, sentence, limits.roomLength);
                case TOPIC_TOO_LONG -> String.format(Locale.ROOT, sentence, limits.topicLength);
                case MESSAGE_TOO_LONG -> String.format(Locale.ROOT, sentence, limits.messageBytes);
                case TOO_MANY_LINES -> String.format(Locale.ROOT, sentence, limits.messageLines);
                case PROPERTY_TOO_LONG -> String.format(Locale.ROOT, sentence, limits.propertyBytes);
                case TOO_MANY_PROPERTIES -> String.format(Locale.ROOT, sentence, limits.properties);
                case TOO_OLD -> String.format(Locale.ROOT, sentence, limits.redactMinutes);
                default -> sentence;
            };
        }
    }
}
