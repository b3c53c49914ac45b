package io.hubbub.hub;

import io.hubbub.room.ChatLimits;
import io.hubbub.stats.ConnectionStats;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The parts of a hub that all its sessions share.
 *
 * @param pages reads what is kept
 * @param replies what the session answered last is still to be written
 * @param behind those that can't keep up, as they change
 * @param holdings what is known of those who hold a claim; of the whole node
 * @param access how sessions get at accounts; of the whole node
 * @param owners who is logged in to which account
 * @param later does something on the hub's loop, from whichever thread
 * @param onLogin told the number of a session that has logged in
 * @param onEnd told the number of a session that has ended
 */
record HubShare(
        Turn turn,
        HubOutbox outbox,
        Audiences audiences,
        PageReader pages,
        ReplyBuffer replies,
        Set<Writing> behind,
        ClosingOutlets closing,
        ConnectionStats stats,
        ChatLimits limits,
        Holdings holdings,
        AccountAccess access,
        Owners owners,
        Consumer<Runnable> later,
        LongConsumer onLogin,
        LongConsumer onEnd) {}
