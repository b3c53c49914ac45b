package io.hubbub.bus;

import io.hubbub.codec.Codec;
import io.hubbub.codec.FieldWriter;
import io.hubbub.codec.Fields;
import java.util.function.BiConsumer;

/**
 * The session that waits for what comes of a request, or for a reply, in the last field of all of them: so a reader that can't make anything
 * of one, which is of a newer version, knows who would wait for ever.
 */
final class SessionField {
    /** The number of the kind that tells a session that it can't come into a room. */
    static final int BARRED = 8;

    private static final int KIND = 1;
    private static final int ROOM = 3;
    private static final int SESSION = Fields.MOST;

    private SessionField() {}

    static Codec<Request> ofRequests(Codec<Request> kinds) {
        return behind(kinds, (request, out) -> write(request.session(), out))
                .orElse((in, unreadable) -> new Request.Unreadable(read(in), complaint(unreadable)));
    }

    static Codec<Reply> ofReplies(Codec<Reply> kinds) {
        return behind(kinds, (reply, out) -> write(reply.waiting(), out))
                .orElse((in, unreadable) -> new Reply.Unreadable(read(in), room(in), complaint(unreadable)));
    }

    private static <T> Codec<T> behind(Codec<T> kinds, BiConsumer<T, FieldWriter> session) {
        return Codec.of(
                (value, out) -> {
                    kinds.write(value, out);
                    session.accept(value, out);
                },
                kinds::read);
    }

    /** Nobody is what a missing field means. */
    private static void write(long session, FieldWriter out) {
        out.number(SESSION, session - Request.NOBODY);
    }

    private static long read(Fields in) {
        return in.number(SESSION) + Request.NOBODY;
    }

    private static String room(Fields in) {
        return in.number(KIND) == BARRED ? in.text(ROOM) : "";
    }

    private static String complaint(RuntimeException unreadable) {
        return String.valueOf(unreadable.getMessage());
    }
}
