package io.hubbub.hub;

import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Where one connection's bytes go. Made by a door, used by the core on the connection's event loop.
 *
 * <ol>
 *   <li>No method ever throws, in whatever state the connection is: one bad member must not stop the loop over the others.
 *   <li>{@link #write} takes bytes even when {@link #full}; the writer asks first, and keeps what is to come elsewhere.
 *   <li>An outlet that was {@link #full} and has room again tells its session: {@link Session#drained()}.
 *   <li>A buffer given to be written is shared with other connections and must not be changed.
 * </ol>
 */
public interface Outlet {

    /** Whether nobody on the way can read what is sent: it is encrypted. */
    default boolean isSecure() {
        return false;
    }

    /**
     * The SHA-256 of the certificate, in its DER form, that the peer has shown and proved to be its own; empty if it has shown none. Nobody
     * vouches for that certificate.
     */
    default Optional<byte[]> certificate() {
        return Optional.empty();
    }

    /** Sends whole lines, in the order of the calls. Dropped without a word when the connection is closed. */
    void write(Buffer lines);

    /** How lines stand on this kind of connection. */
    default Framing framing() {
        return Framing.NONE;
    }

    /** Sends lines that {@link #framing()} has framed: once for all who are given them. */
    default void writeFramed(Buffer frames) {
        write(frames);
    }

    /** Whether more bytes would only wait in memory: the peer takes them too slowly. */
    boolean full();

    /**
     * Whether something that was written is still on its way while the peer's system confirms what it gets: a question behind that
     * can't be answered yet. Asked rarely; false where nobody can tell.
     */
    default boolean delivers() {
        return false;
    }

    /** Whether the outlet itself asks a peer that isn't read for signs of life: then nobody else needs to. */
    default boolean asksUnread() {
        return false;
    }

    /**
     * A count of what the peer's system has confirmed, of which only changes mean something; 0 where nobody can tell. It moves
     * when {@link #full} does not yet: the system may want much room before it takes more. Asked rarely.
     */
    default int confirmed() {
        return 0;
    }

    /** Reads nothing more from the peer until {@link #resume()}. */
    void pause();

    /** Reads from the peer again. */
    void resume();

    /** Closes once everything written is out; a protocol that can tells the peer why. */
    void close(CloseReason why);

    /** Closes now; what is not out is lost. */
    void abort();
}
