package io.hubbub.client.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;

/** Brings all members into the room, all at once or one after another. Confined to one event loop. */
final class Entrances implements Entrance.Host {
    private static final int EXIT_TROUBLE = 1;
    private static final int PATIENCE_SECONDS = 10;

    /** A server has work left over from a thousand newcomers, which the first joins that are timed shall not pay for. */
    private static final long REST_MS = 1000;

    private final Vertx vertx;
    private final boolean oneByOne;
    private final JoinTimes times;
    private final Maker maker;
    private final Entrance[] members;
    private final Promise<Void> allIn = Promise.promise();

    private FloodControl floodControl = FloodControl.NONE;
    private int welcomed;
    private int joined;
    private int progressLastSecond;
    private int quietSeconds;

    /** Knows what a member has to say. */
    interface Maker {
        Entrance make(int index, WriteStream<Buffer> socket, Entrance.Host host);
    }

    Entrances(Vertx vertx, BenchOptions options, JoinTimes times, Maker maker) {
        this.vertx = vertx;
        this.oneByOne = options.oneByOne();
        this.times = times;
        this.maker = maker;
        this.members = new Entrance[options.clients()];
    }

    /** Somebody has connected. */
    void begin(int index, WriteStream<Buffer> socket) {
        members[index] = maker.make(index, socket, this);
        members[index].introduce();
    }

    /** Bytes for a member that is still on its way, or waits for the run to start. */
    void received(int index, Buffer data) {
        members[index].received(data);
    }

    /** Completes when all are in; fails with {@link CannotRun} when one is refused, or nothing happens any more. */
    Future<Void> allIn() {
        long everySecond = vertx.setPeriodic(1000, second -> eachSecond());
        return allIn.future().onComplete(over -> vertx.cancelTimer(everySecond));
    }

    private void eachSecond() {
        quietSeconds = welcomed + joined == progressLastSecond ? quietSeconds + 1 : 0;
        progressLastSecond = welcomed + joined;
        if (quietSeconds >= PATIENCE_SECONDS) {
            fail(joined + " of " + members.length + " members came into the room; then nothing happened any more");
        }
    }

    @Override
    public void welcomed(Entrance member) {
        welcomed++;
        if (!oneByOne) {
            member.join();
        } else if (welcomed == members.length) {
            vertx.setTimer(REST_MS, rested -> joinNext());
        }
    }

    private void joinNext() {
        times.begin(joined + 1);
        members[joined].join();
    }

    @Override
    public void joined(Entrance member) {
        joined++;
        if (oneByOne) {
            times.end(joined);
        }
        if (joined == members.length) {
            allIn.tryComplete();
        } else if (oneByOne) {
            joinNext();
        }
    }

    @Override
    public void limited(FloodControl limits) {
        floodControl = limits;
    }

    /** How much each may say, as far as the server has told. */
    FloodControl floodControl() {
        return floodControl;
    }

    @Override
    public void refused(Entrance member, String why) {
        fail("member " + member.index() + " was not let in: " + why);
    }

    /** Somebody's connection has ended. */
    void gone(int index) {
        fail("the connection of member " + index + " was closed before all were in");
    }

    private void fail(String why) {
        allIn.tryFail(new CannotRun(EXIT_TROUBLE, why));
    }
}
