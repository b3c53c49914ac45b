package io.hubbub.door.line;

import io.hubbub.hub.Archive;
import io.hubbub.hub.Past;
import io.hubbub.hub.PastQuery;
import io.hubbub.hub.Requests;
import io.hubbub.room.Event;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import java.util.List;
import java.util.function.Predicate;

/**
 * Deletes what was said last in the room that a person talks in. Which message that is stands in the newest page of what is kept, which is
 * read when somebody wants it deleted: nothing is remembered of what is delivered.
 */
final class Deleting {
    private Deleting() {}

    /** The action of {@code /delete}: without a nick it is about the last message of one's own. */
    static void delete(Talk talk, String nickAndReason) {
        if (nickAndReason.isEmpty()) {
            Requests requests = talk.session().requests();
            deleteLast(talk, requests::hasSaid, "", "you have said");
        } else {
            String[] parts = Talk.words(nickAndReason);
            deleteLast(talk, said -> Names.same(said.from().nick(), parts[0]), parts[1], parts[0] + " has said");
        }
    }

    private static void deleteLast(Talk talk, Predicate<Event.Said> isMeant, String reason, String whoHasSaid) {
        PastQuery newest = PastQuery.latest(Archive.Kind.SPEECH, Archive.MOST_EVENTS);
        talk.inRoom(room -> talk.steps.<Past.Result>ask(
                answer -> talk.session().past().read(room.name(), newest, answer), result -> {
                    if (result.isRefused()) {
                        talk.refused(new Refusal(result.why(), room.name()));
                        return;
                    }
                    Event.Said last = last(result.page().events(), isMeant);
                    if (last == null) {
                        talk.say("/delete: " + whoHasSaid + " nothing here of late that could be deleted");
                    } else {
                        talk.steps.await();
                        talk.session().requests().redact(room.name(), last.id(), reason, talk.steps::answered);
                    }
                }));
    }

    /** The newest message that is meant; null if there is none. */
    private static Event.Said last(List<Event> events, Predicate<Event.Said> isMeant) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i) instanceof Event.Said said && isMeant.test(said)) {
                return said;
            }
        }
        return null;
    }

    /** People at a terminal know no names of messages: they are told which command was refused. */
    static String subject(Refusal refusal) {
        return switch (refusal.why()) {
            case NO_SUCH_MESSAGE, NOT_YOURS, TOO_OLD -> "/delete";
            default -> refusal.subject();
        };
    }
}
