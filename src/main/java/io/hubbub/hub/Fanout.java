package io.hubbub.hub;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * The members of one room at one hub, and the batches that some of them have still to be written. Everyone is written the same
 * encoded buffer. Batches are kept only as long as somebody who is behind needs them, and all who are behind share them. Runs
 * on the hub's loop.
 */
final class Fanout {
    private final Tally tally;
    private final PageReader pages;
    private final Runnable onLagging;
    private final List<Subscription> members = new ArrayList<>();
    private final List<Leaver> leavers = new ArrayList<>();

    /** The batches that some member still needs; the first of them has the number {@code oldestBatch}. */
    private final List<Batch> log = new ArrayList<>();

    private long oldestBatch;
    private long saidBytes;

    /** The subscriptions that need the log, those that have left included. */
    private int behind;

    private int lagging;
    private int laggingReported;

    private record Leaver(Subscription member, Event.Departed how) {}

    /** @param onLagging told when a member falls behind or catches up */
    Fanout(Tally tally, PageReader pages, Runnable onLagging) {
        this.tally = tally;
        this.pages = pages;
        this.onLagging = onLagging;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** A subscription has begun: it sees the next batch from an event on. */
    void add(Subscription member, int fromEvent) {
        member.index = members.size();
        members.add(member);
        member.arriveAt(fromEvent);
    }

    /** A subscription that has begun is first given what is kept and it wants, if anything is. */
    void recall(Subscription member, int fromEvent) {
        if (member.isPresent() && member.recall().wantsPast() && keeps(member)) {
            Replay replay = Replay.onEntry(pages, member, member.recall());
            member.hold(replay, newestBatch() + 1, fromEvent);
            behind++;
            replay.goOn();
        }
    }

    private boolean keeps(Subscription member) {
        return pages.archive().keeps(member.room().state().log());
    }

    /** A subscription ends with an event of the next batch, and sees what comes before that. */
    void leave(Subscription member, int event, Event.Departed how) {
        member.leaveAt(newestBatch() + 1, event);
        leavers.add(new Leaver(member, how));
        if (member.isReplaying()) {
            member.releaseLeaving();
            unpin();
        } else if (member.isBehind()) {
            lagging--;
            onLagging.run();
        }
    }

    /** A member is gone, wherever it stood; nothing happens if it is not here. */
    void remove(Subscription member) {
        if (!member.isPresent()) {
            return;
        }
        if (member.isBehind()) {
            noLongerBehind(member);
        }
        Subscription moved = members.remove(members.size() - 1);
        if (moved != member) {
            members.set(member.index, moved);
            moved.index = member.index;
        }
        member.index = -1;
    }

    /** Writes events to everybody who can take them. */
    void deliver(long flush, String displayName, List<Event> events, int bytes) {
        Batch batch = new Batch(flush, displayName, events, saidBytes, bytes);
        saidBytes = batch.endBytes();
        log.add(batch);
        dropBefore(deliver(batch, newestBatch()));
        letGo(displayName);
    }

    /** Returns the number of the first batch that a subscription still needs. */
    private long deliver(Batch batch, long number) {
        long needed = number + 1;
        int i = 0;
        while (i < members.size()) {
            try {
                for (; i < members.size(); i++) {
                    Subscription member = members.get(i);
                    if (member.isBehind()) {
                        checkBehind(member, batch, number);
                    } else {
                        member.deliver(batch, number);
                    }
                    if (member.isBehind()) {
                        needed = Math.min(needed, member.next());
                    }
                }
            } catch (Throwable mistake) {
                // Around the loop and not in it: it costs nothing as long as there are no mistakes.
                Subscription member = members.get(i);
                member.fail(number, mistake);
                needed = Math.min(needed, member.next());
                i++;
            }
        }
        return needed;
    }

    private void checkBehind(Subscription member, Batch newest, long number) {
        if (member.behindBytes() <= member.viewer().writing().limits().behindBytes()) {
            return;
        }
        if (member.isReplaying()) {
            member.holdAfter(newest, number);
        } else if (member.recall().catchesUp() && !member.isLeaving() && keeps(member)) {
            replayFrom(member, newest, number);
        } else {
            member.viewer().guard().closeLater(CloseReason.TOO_SLOW);
        }
    }

    /** What it has not been written is dropped from memory, and read from what is kept as soon as its peer takes something again. */
    private void replayFrom(Subscription member, Batch newest, long number) {
        Replay replay = Replay.afterFallingBehind(pages, member, member.firstWaiting(), newest.lastSeq());
        notLagging();
        member.hold(replay, number + 1, 0);
        member.viewer()
                .guard()
                .tell(listener -> listener.fellBehind(member.room().displayName()));
        member.viewer().guard().afterwards(replay::goOn);
    }

    private void letGo(String displayName) {
        for (Leaver leaver : leavers) {
            Subscription member = leaver.member();
            if (!member.isBehind()) {
                drop(member);
            }
            Guard guard = member.viewer().guard();
            guard.afterwards(() -> guard.listener().departed(displayName, leaver.how()));
        }
        leavers.clear();
    }

    /** The sessions that were about to leave are gone altogether. */
    void forgetLeavers() {
        leavers.clear();
    }

    private void drop(Subscription member) {
        member.viewer().subscriptions().remove(member);
        remove(member);
    }

    private void dropBefore(long needed) {
        log.subList(0, (int) (needed - oldestBatch)).clear();
        oldestBatch = needed;
    }

    Batch batch(long number) {
        return log.get((int) (number - oldestBatch));
    }

    /** The bytes that were added since a batch began. */
    long bytesFrom(long number) {
        return number > newestBatch() ? 0 : saidBytes - batch(number).startBytes();
    }

    long newestBatch() {
        return oldestBatch + log.size() - 1;
    }

    Tally tally() {
        return tally;
    }

    void fellBehind(Subscription member) {
        behind++;
        isLagging(member);
    }

    private void isLagging(Subscription member) {
        tally.fellBehind();
        if (!member.isLeaving()) {
            lagging++;
            onLagging.run();
        }
    }

    /** A member has been given what is kept: it may be behind with what came since. */
    void released(Subscription member) {
        if (member.isBehind()) {
            isLagging(member);
        } else {
            unpin();
        }
    }

    void caughtUp(Subscription member) {
        noLongerBehind(member);
        if (member.isLeaving()) {
            drop(member);
        }
    }

    private void noLongerBehind(Subscription member) {
        unpin();
        if (member.isReplaying()) {
            return;
        }
        if (member.isLeaving()) {
            tally.caughtUp();
        } else {
            notLagging();
        }
    }

    private void notLagging() {
        tally.caughtUp();
        lagging--;
        onLagging.run();
    }

    /** One less needs the log. */
    private void unpin() {
        behind--;
        if (behind == 0) {
            dropBefore(newestBatch() + 1);
        }
    }

    /** How many members can't be written to; a session that has left and still gets what was before is none any more. */
    int lagging() {
        return lagging;
    }

    /** Whether that is another number than at the last such question. */
    boolean laggingChanged() {
        boolean changed = lagging != laggingReported;
        laggingReported = lagging;
        return changed;
    }
}
