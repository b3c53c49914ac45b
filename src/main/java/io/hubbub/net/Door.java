package io.hubbub.net;

import io.hubbub.hub.Session;

/** A kind of front door: knows its protocol, and nothing of sockets. Used on one event loop. */
@FunctionalInterface
public interface Door {

    /** Somebody has come to the door. May use the session at once, to greet or to join a room. */
    Conversation open(Session session);

    /** Its protocol, as it stands in "This port speaks …". */
    default String speaks() {
        return "a protocol of its own";
    }

    /** The sentence for somebody who speaks another protocol than the door's. */
    static String misunderstood(String own, String other) {
        return "This port speaks " + own + ", not " + other + ".";
    }

    /** A sentence of the server's to somebody who can't come in, as the door writes it; empty for doors that don't talk. */
    default String refusal(String sentence) {
        return "";
    }

    /** How conversations begin here, and so what is taken for another protocol, and not obeyed. */
    default FirstBytes firstBytes() {
        return FirstBytes.STREAM;
    }
}
