package io.hubbub.door.irc;

import io.hubbub.hub.Archive.Kind;
import io.hubbub.hub.Archive.Side;
import io.hubbub.hub.PastQuery;
import io.hubbub.room.Room;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** CHATHISTORY TARGETS: the channels of a client in which something was said last between two times, and the people with whom it was. */
final class HistoryTargets {
    private final Client client;
    private final HistoryRequest request;
    private final List<Target> found = new ArrayList<>();
    private boolean mayBeMore;

    /** A channel or a nick, and when something was said there last. */
    private record Target(String name, long timeMs) {}

    HistoryTargets(Client client, HistoryRequest request) {
        this.client = client;
        this.request = request;
    }

    void answer() {
        client.steps.inTurn(
                client.steps::awaitAll,
                () -> client.steps.each(client.session().rooms(), this::look),
                this::lookForPeople,
                this::write);
    }

    /** Whoever has no account has talked with nobody, as far as is kept. */
    private void lookForPeople() {
        if (!client.session().past().mail().isThere()) {
            return;
        }
        client.steps.await();
        Side side = isFromTheNewest() ? Side.NEWEST : Side.OLDEST;
        client.session().past().mail().correspondents(from(), to(), side, request.limit(), result -> {
            if (!result.isRefused()) {
                result.answer().forEach(one -> found.add(new Target(one.nick(), one.lastMs())));
                mayBeMore = result.answer().size() == request.limit();
            }
            client.steps.answered();
        });
    }

    /** A room of which nothing can be read is left out. */
    private void look(String room) {
        client.steps.await();
        client.session().past().read(room, PastQuery.latest(Kind.SPEECH, 1), result -> {
            if (!result.isRefused() && !result.page().events().isEmpty()) {
                String name = client.session().room(room).map(Room::name).orElse(room);
                take(new Target(
                        ChannelName.of(name), result.page().events().get(0).timeMs()));
            }
            client.steps.answered();
        });
    }

    private void take(Target target) {
        if (target.timeMs() > from() && target.timeMs() < to()) {
            found.add(target);
        }
    }

    private long from() {
        return Math.min(ms(request.first()), ms(request.second()));
    }

    private long to() {
        return Math.max(ms(request.first()), ms(request.second()));
    }

    private boolean isFromTheNewest() {
        return request.first().isAfter(request.second());
    }

    private static long ms(Reference reference) {
        return ((Reference.At) reference).ms();
    }

    private void write() {
        found.sort(Comparator.comparingLong(Target::timeMs));
        boolean isAll = found.size() <= request.limit();
        int from = isAll || !isFromTheNewest() ? 0 : found.size() - request.limit();
        int to = isAll || isFromTheNewest() ? found.size() : request.limit();
        Batch batch = Batch.answering(client, isAll && !mayBeMore, "draft/chathistory-targets");
        for (Target target : found.subList(from, to)) {
            Buffer line = Buffer.buffer();
            client.begin(line)
                    .message(client.server.name(), "CHATHISTORY")
                    .middle("TARGETS")
                    .middle(target.name())
                    .last(Timestamps.written(target.timeMs()));
            batch.answer(line);
        }
        batch.end();
    }
}
