package io.hubbub.door.web;

import io.hubbub.hub.Session;
import io.hubbub.room.PropertyRules.Fault;
import io.hubbub.room.Refusal;
import java.util.Map;
import java.util.Optional;

/** The requests of a client about what its person tells of itself and of rooms. Runs on the session's event loop. */
final class DescriptionRequests {
    private final Chat chat;
    private final Session session;

    DescriptionRequests(Chat chat, Session session) {
        this.chat = chat;
        this.session = session;
    }

    /** What the person tells; something else from here on, if the request has that. */
    void profile(Request request) throws BadRequest {
        if (!request.has("properties")) {
            chat.send(told(request));
            return;
        }
        Map<String, String> changes = request.texts("properties");
        chat.steps.<Optional<Fault>>ask(
                answer -> session.requests().describing().person(changes, answer),
                fault -> fault.ifPresentOrElse(
                        found -> chat.refuse(request, new Refusal(found.why(), found.key())),
                        () -> chat.conclude(told(request))));
    }

    private JsonLine told(Request request) {
        return request.answer("profile")
                .texts("properties", session.profile().properties().all());
    }

    void describe(Request request) throws BadRequest {
        session.requests().describing().room(request.text("room"), request.texts("properties"));
    }
}
