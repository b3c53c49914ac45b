package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * The nicks that were forgotten while this process has the database. What waited to be stored by then may have them still, and so may a
 * room in memory, whose topic or bans somebody set who is forgotten: whatever is written goes through here. Thread-safe.
 */
final class Forgotten {
    /** Another list with each change; mostly there are none. */
    private volatile List<ForgetOrder> orders = List.of();

    synchronized void add(ForgetOrder order) {
        List<ForgetOrder> more = new ArrayList<>(orders);
        more.add(order);
        orders = List.copyOf(more);
    }

    /** The event as it may be stored. */
    Event event(String room, Event event) {
        Event left = event;
        for (ForgetOrder order : orders) {
            if (order.isAbout(room)) {
                left = new WithoutNick(order).of(left);
            }
        }
        return left;
    }

    /** Whether a message to one person alone is of somebody who is forgotten, or to them: then it is not stored. */
    boolean has(DirectMessage message) {
        for (ForgetOrder order : orders) {
            boolean isAbout = order.room().isEmpty() && order.isAbout(message.timeMs());
            if (isAbout
                    && (order.nick().equals(Names.fold(message.from().nick()))
                            || order.nick().equals(Names.fold(message.to())))) {
                return true;
            }
        }
        return false;
    }

    /** The room as it may be stored. */
    Journal.Past past(String room, Journal.Past past) {
        Journal.Past left = past;
        for (ForgetOrder order : orders) {
            if (left != null && order.isAbout(room)) {
                left = new WithoutNick(order).of(left);
            }
        }
        return left;
    }
}
