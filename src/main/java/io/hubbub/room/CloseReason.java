package io.hubbub.room;

/** Why a connection ended. Every end has exactly one, counted and logged in one place by the statistics. */
public enum CloseReason {
    /** The peer closed its side. */
    PEER_CLOSED("the peer closed the connection"),
    /** The peer said that it leaves. */
    QUIT("the user quit"),
    /** The service that the connection was opened for is done: a greeting given, a login answered. */
    SERVED("the request was served"),
    /** The peer takes less than others say, beyond {@code behindBytes} or {@code behindSeconds}. */
    TOO_SLOW("too far behind in reading"),
    /** Nothing was heard from the peer for {@code idleSeconds}. */
    IDLE("nothing was heard for too long"),
    /** The server has {@code connections} open already. */
    SERVER_FULL("the server has reached its limit of connections"),
    /** The door has as many open already as its own limits say. */
    DOOR_FULL("the door has reached its limit of connections"),
    /** The peer's address has {@code connectionsPerAddress} open already. */
    ADDRESS_FULL("the address has reached its limit of connections"),
    /** The connection broke: reset, timed out, unreachable. */
    NETWORK_ERROR("the connection broke"),
    /** The peer broke the rules of its protocol. */
    PROTOCOL_ERROR("the client broke the rules of the protocol"),
    /** The peer began in another protocol than the door's. */
    FOREIGN_PROTOCOL("the client spoke another protocol"),
    /** The room that a door stands in did not take it. */
    REFUSED("the room did not let the client in"),
    /** An operator of the server threw it off. */
    KILLED("an operator of the server closed the connection"),
    /** Its user came back on another connection and said that this was theirs. */
    SUPERSEDED("the user came back on another connection"),
    /** Its account was suspended meanwhile. */
    SUSPENDED("the account was suspended"),
    /** Its account was deleted meanwhile. */
    ACCOUNT_DELETED("the account was deleted"),
    /** It did not know the password that the server wants. */
    BAD_PASSWORD("did not know the server's password"),
    /** It did not say in time who it is. */
    UNREGISTERED("did not register in time"),
    /** It did not answer when the server asked whether it is still there. */
    PING_TIMEOUT("no answer to the server's ping"),
    /** The server is going down. */
    SHUTDOWN("the server is shutting down"),
    /** A mistake of ours; the log has the details. */
    INTERNAL_ERROR("the server made a mistake"),
    /** It is banned from the server, or was meanwhile. */
    BANNED("banned from the server"),
    /** What its user's provider has said of them holds no longer, and they have shown nothing newer. */
    LOGIN_EXPIRED("the login has expired"),
    /** Its account has another password, which somebody else there has given it. */
    PASSWORD_CHANGED("the password of the account was changed");

    private final String sentence;

    CloseReason(String sentence) {
        this.sentence = sentence;
    }

    /** The reason for a person to read: in the log, or at the other end of the connection. */
    public String sentence() {
        return sentence;
    }
}
