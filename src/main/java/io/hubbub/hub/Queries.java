package io.hubbub.hub;

import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.HubRequest;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Description;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.PastNick;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomState;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * What one session asks about others: each question is answered once, in whichever order the answers come, or never if the
 * session ends before. Runs on the hub's loop; made when the first question is asked, since most sessions never do.
 */
public final class Queries {
    private final Viewer viewer;
    private final Guard guard;
    private final RequestQueue queue;
    private final int homes;
    private final ChatLimits limits;
    private final PendingQueries questions = new PendingQueries();

    /** The nicks of others that it watches, by their folded form. */
    private final Map<String, String> watched = new LinkedHashMap<>(0);

    /** Mostly null: few are operators. */
    private Admin admin;

    /** @param homes how many homes there are */
    Queries(Viewer viewer, RequestQueue queue, int homes, ChatLimits limits) {
        this.viewer = viewer;
        this.guard = viewer.guard();
        this.queue = queue;
        this.homes = homes;
        this.limits = limits;
    }

    /** Who has a nick and what may be known of them; the answer is empty if nobody has it. */
    public void person(String nick, Consumer<Optional<Description>> answer) {
        requestName(answer, question -> new NickRequest.Inquire(viewer.id(), question, nick));
    }

    /** Who had a nick; the answer begins with the last. */
    public void past(String nick, Consumer<List<PastNick>> answer) {
        requestName(answer, question -> new NickRequest.InquirePast(viewer.id(), question, nick));
    }

    /** A room that it need not be in: a copy of it as it is then, and empty if there is no such room. */
    public void room(String name, Consumer<Optional<RoomState>> answer) {
        if (guard.isOpen()) {
            queue.request(new RoomRequest.InquireRoom(Names.fold(name), viewer.id(), open(answer)));
        }
    }

    /** All rooms but secret ones that it isn't in; the answer is sorted by name. */
    public void rooms(Consumer<List<RoomListing>> answer) {
        this.<List<RoomListing>>requestEveryHome(
                answers -> answer.accept(answers.stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(RoomListing::room))
                        .toList()),
                question -> new HomeRequest.ListRooms(viewer.id(), question));
    }

    /** Those whom it looks for; who is hidden must share a room with it. */
    public void people(PersonFilter whom, Consumer<List<Description>> answer) {
        Set<String> rooms = viewer.subscriptions().insideKeys();
        this.<List<Description>>requestEveryHome(
                answers -> answer.accept(answers.stream().flatMap(List::stream).toList()),
                question -> new HubRequest.Search(viewer.id(), question, whom, rooms));
    }

    /**
     * Does something once it has seen all that reached the homes before this did, from whomever: what others said earlier is
     * seen earlier, however many instances it had to pass.
     */
    public void sync(Runnable action) {
        requestEveryHome(answers -> guard.afterwards(action), question -> new HomeRequest.Sync(viewer.id(), question));
    }

    /**
     * Takes the place of an earlier session of the same user, who has proved that to the door: it is closed, wherever it is, as
     * {@link CloseReason#SUPERSEDED}.
     *
     * @param then what comes once its nick is free and its rooms know that it is gone, or if there is no such session
     */
    public void supersede(long earlier, Runnable then) {
        requestEveryHome(answers -> then.run(), question -> new HubRequest.Supersede(viewer.id(), question, earlier));
    }

    /**
     * Watches a nick: asks who has it now, and hears from here on who gets it and who loses it ({@link Listener#appeared},
     * {@link Listener#disappeared}, {@link Listener#changed}). Does nothing but ask if it is watched already.
     *
     * @return whether it is not one nick too many
     */
    public boolean watch(String nick, Consumer<Optional<Member>> answer) {
        if (!canWatch(nick)) {
            return false;
        }
        String key = Names.fold(nick);
        if (guard.isOpen()) {
            watched.putIfAbsent(key, Names.written(nick));
            requestName(answer, question -> new NickRequest.Watch(viewer.id(), question, watched.get(key)));
        }
        return true;
    }

    /** Whether it is not one nick too many. */
    public boolean canWatch(String nick) {
        return watched.containsKey(Names.fold(nick)) || watched.size() < limits.watched;
    }

    /** Watches a nick no more. */
    public void unwatch(String nick) {
        if (guard.isOpen() && watched.remove(Names.fold(nick)) != null) {
            queue.request(new NickRequest.Unwatch(viewer.id(), nick));
        }
    }

    /** The nicks that it watches, as it wrote them first. */
    public List<String> watched() {
        return List.copyOf(watched.values());
    }

    /** What an operator of the server asks. */
    Admin admin() {
        if (admin == null) {
            admin = new Admin(viewer, queue, this, limits);
        }
        return admin;
    }

    /** The session is gone: the homes need not tell it anything any more. */
    void end() {
        if (admin != null) {
            admin.end();
        }
        watched.values().forEach(nick -> queue.tellHome(new NickRequest.Unwatch(viewer.id(), nick)));
    }

    void answered(long question, Object answer) {
        questions.answer(question, answer);
    }

    private <T> void requestName(Consumer<T> answer, LongFunction<NickRequest> request) {
        if (guard.isOpen()) {
            queue.request(request.apply(open(answer)));
        }
    }

    /** Opens a question that is answered once. */
    private <T> long open(Consumer<T> answer) {
        return questions.<T>open(1, answers -> answer.accept(answers.get(0)));
    }

    <T> void requestEveryHome(Consumer<List<T>> then, LongFunction<HomeRequest> request) {
        if (guard.isOpen()) {
            queue.request(request.apply(questions.open(homes, then)));
        }
    }
}
