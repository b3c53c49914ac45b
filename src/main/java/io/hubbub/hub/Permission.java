package io.hubbub.hub;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Speech;
import java.util.Optional;

/**
 * What a session may ask for at all, whatever the room: guests may not do everything everywhere, and no words are longer than a message may
 * be. Runs on the hub's loop.
 */
final class Permission {
    private final Identity identity;
    private final Guard guard;
    private final Guests guests;
    private final ChatLimits limits;

    Permission(Identity identity, Guard guard, Guests guests, ChatLimits limits) {
        this.identity = identity;
        this.guard = guard;
        this.guests = guests;
        this.limits = limits;
    }

    /** Whether it may come into rooms. */
    boolean mayEnter() {
        return guests != Guests.NONE || !isGuest();
    }

    /** An operator of the server by the configuration is none, whether or not there is an account. */
    private boolean isGuest() {
        return identity.account() == null && identity.rights().isEmpty();
    }

    /** Whether it may neither say nor change anything. */
    boolean onlyReads() {
        return guests != Guests.ALL && isGuest();
    }

    /** Whether it may change something; if not, the session hears of it. */
    boolean mayAct(String subject) {
        if (onlyReads()) {
            guard.refuse(Why.ACCOUNT_NEEDED, subject);
            return false;
        }
        return true;
    }

    /** Whether it may say something to a room or a nick; if not, the session hears of it. */
    boolean maySay(String to, Speech speech) {
        Optional<Why> fault = onlyReads() ? Optional.of(Why.ACCOUNT_NEEDED) : tooLong(speech);
        fault.ifPresent(why -> guard.refuse(new Refusal(why, to, speech)));
        return fault.isEmpty();
    }

    private Optional<Why> tooLong(Speech speech) {
        if (speech.shape() != Speech.Shape.LINES) {
            return Optional.empty();
        } else if (speech.textBytes() > limits.messageBytes) {
            return Optional.of(Why.MESSAGE_TOO_LONG);
        }
        return speech.lines() > limits.messageLines ? Optional.of(Why.TOO_MANY_LINES) : Optional.empty();
    }
}
