package io.hubbub.home;

import io.hubbub.bus.Answer;
import io.hubbub.bus.RoomRequest.ChangeOwner;
import io.hubbub.room.Claim;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Owner;
import io.hubbub.room.Policy;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Right;
import io.hubbub.room.Role;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Sees to it that the rooms of one home belong to whom their owners say that they do, and has that changed for those who may. Who owns what
 * is kept elsewhere and first; then it happens in the room, if that is there. Nothing waits meanwhile but the one who asks. Runs on the
 * home's loop.
 */
final class Ownership {
    private final Rooms rooms;
    private final RoomOwners owners;
    private final HomeOutbox outbox;
    private final LongSupplier clockMs;
    private final Consumer<Runnable> later;
    private final Runnable flushLater;

    /** What the owners said when all rooms were compared with it. */
    private long seen;

    /** @param later does something on the home's loop, from whichever thread */
    Ownership(
            Rooms rooms,
            RoomOwners owners,
            HomeOutbox outbox,
            LongSupplier clockMs,
            Consumer<Runnable> later,
            Runnable flushLater) {
        this.rooms = rooms;
        this.owners = owners;
        this.outbox = outbox;
        this.clockMs = clockMs;
        this.later = later;
        this.flushLater = flushLater;
        this.seen = owners.edition();
    }

    void change(ChangeOwner request) {
        HomeRoom room = rooms.find(request.room()).orElse(null);
        Future<Optional<Why>> done = switch (request.change()) {
            case CLAIM -> claim(room, request);
            case TRANSFER -> transfer(room, request);
            case DROP -> drop(request);
        };
        done.onComplete(result -> later.accept(() -> changed(request, result)));
    }

    private Future<Optional<Why>> claim(HomeRoom room, ChangeOwner request) {
        Member by = room == null ? null : room.state().member(request.session()).orElse(null);
        if (by == null) {
            return refused(Why.NOT_IN_ROOM);
        } else if (request.account().isNobody()) {
            return refused(Why.ACCOUNT_NEEDED);
        } else if (request.account().equals(owners.ownerOf(request.room()))) {
            return refused(Why.ROOM_OWNED);
        }
        Optional<Why> fault = Policy.moderate(by, request.rights());
        boolean isOwnerHere = room.state().members().stream().anyMatch(member -> member.is(Role.OWNER));
        return fault.isPresent()
                ? Future.succeededFuture(fault)
                : owners.claim(request.room(), room.state().name(), request.account(), isOwnerHere);
    }

    private Future<Optional<Why>> transfer(HomeRoom room, ChangeOwner request) {
        Owner owner = owners.ownerOf(request.room());
        Optional<Why> fault = mayDispose(owner, request);
        if (fault.isPresent()) {
            return Future.succeededFuture(fault);
        }
        Member to =
                room == null ? null : room.state().memberCalled(request.to()).orElse(null);
        if (to == null) {
            return refused(Why.NOT_THERE);
        }
        long account = room.claimOf(to.session()).account();
        return account == 0
                ? refused(Why.NOT_LOGGED_IN)
                : owners.transfer(
                        request.room(),
                        owner,
                        new Owner(account, to.profile().account()),
                        request.by().nick());
    }

    private Future<Optional<Why>> drop(ChangeOwner request) {
        Owner owner = owners.ownerOf(request.room());
        Optional<Why> fault = mayDispose(owner, request);
        return fault.isPresent()
                ? Future.succeededFuture(fault)
                : owners.drop(request.room(), owner, request.by().nick());
    }

    private static Optional<Why> mayDispose(Owner owner, ChangeOwner request) {
        boolean may = request.account().account() == owner.account()
                || request.rights().has(Right.MEND_ROOMS);
        if (owner.isNobody()) {
            return Optional.of(Why.ROOM_NOT_OWNED);
        }
        return may ? Optional.empty() : Optional.of(Why.NOT_OWNER);
    }

    private static Future<Optional<Why>> refused(Why why) {
        return Future.succeededFuture(Optional.of(why));
    }

    private void changed(ChangeOwner request, AsyncResult<Optional<Why>> result) {
        Why fault = result.failed() ? Why.NOT_STORED : result.result().orElse(null);
        Answer.Owned answer = new Answer.Owned(fault, owners.ownerOf(request.room()));
        HomeRoom room = rooms.find(request.room()).orElse(null);
        if (room == null) {
            outbox.answer(request, answer);
        } else {
            settle(room, room.state().member(request.session()).orElse(request.by()));
            outbox.answer(room, request, answer);
            rooms.changed(room);
        }
        flushLater.run();
    }

    /** To be called about once a second: others may have changed whom rooms belong to, as the command line does. */
    void sweep() {
        long edition = owners.edition();
        if (edition != seen) {
            seen = edition;
            List.copyOf(rooms.live()).forEach(room -> {
                settle(room, Member.SERVER);
                rooms.changed(room);
            });
            flushLater.run();
        }
    }

    /** Makes it happen in a room that it belongs to somebody else, if it does. */
    private void settle(HomeRoom room, Member by) {
        Owner owner = owners.ownerOf(room.key());
        if (room.state().modes().owner().equals(owner)) {
            return;
        }
        List<ModeChange> changes = new ArrayList<>();
        changes.add(new ModeChange.OwnerSet(owner));
        for (Member member : room.state().members()) {
            Claim claim = room.claimOf(member.session());
            if (owner.holds(claim)) {
                give(Role.OWNER, member, changes);
                give(Role.OPERATOR, member, changes);
            } else if (member.is(Role.OWNER)) {
                changes.add(new ModeChange.RoleGiven(Role.OWNER, member.nick(), false));
            }
        }
        long nowMs = room.timeMs(clockMs.getAsLong());
        room.happen(new Event.ModesChanged(room.nextKey(), nowMs, by, changes));
    }

    private static void give(Role role, Member member, List<ModeChange> changes) {
        if (!member.is(role)) {
            changes.add(new ModeChange.RoleGiven(role, member.nick(), true));
        }
    }
}
