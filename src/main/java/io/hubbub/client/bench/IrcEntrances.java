package io.hubbub.client.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.List;

/**
 * Brings all members into the channel of an IRC server, all at once or one after another. Confined to one event loop.
 *
 * <p>A speaker asks for {@code echo-message} besides: so it gets its own messages, as at the other doors, in their place
 * among the others', and those who have the same capabilities but for that see the same bytes.
 */
final class IrcEntrances implements IrcEntrance.Host {
    private static final String ECHO = "echo-message";
    private static final int EXIT_TROUBLE = 1;
    private static final int PATIENCE_SECONDS = 10;

    /** A server has work left over from a thousand newcomers, which the first joins that are timed shall not pay for. */
    private static final long REST_MS = 1000;

    private final Vertx vertx;
    private final BenchOptions options;
    private final String channel;
    private final String nickStem;
    private final JoinTimes times;
    private final IrcEntrance[] members;
    private final Promise<Void> allIn = Promise.promise();

    private int welcomed;
    private int joined;
    private int progressLastSecond;
    private int quietSeconds;

    /** @param tag tells this run's nicks from any other's; 16 bits of it are used */
    IrcEntrances(Vertx vertx, BenchOptions options, int tag, String channel, JoinTimes times) {
        this.vertx = vertx;
        this.options = options;
        this.channel = "#" + channel;
        this.nickStem = String.format("b%04x", tag & 0xFFFF);
        this.times = times;
        this.members = new IrcEntrance[options.clients()];
    }

    /** Somebody has connected. */
    void begin(int index, WriteStream<Buffer> socket) {
        members[index] = new IrcEntrance(index, socket, this);
        members[index].register(nickStem + String.format("%04x", index), capabilities(index));
    }

    private String capabilities(int index) {
        List<String> sets = options.capabilities();
        String set = sets.get(index % sets.size());
        boolean more = index < options.senders() && !List.of(set.split(",")).contains(ECHO);
        return ((more ? ECHO + " " : "") + set.replace(',', ' ')).strip();
    }

    /** What somebody gets that is still on its way, or waits for the run to start. */
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
            fail(joined + " of " + members.length + " members came into the channel; then nothing happened any more");
        }
    }

    @Override
    public void welcomed(IrcEntrance member) {
        welcomed++;
        if (!options.oneByOne()) {
            member.join(channel);
        } else if (welcomed == members.length) {
            vertx.setTimer(REST_MS, rested -> joinNext());
        }
    }

    private void joinNext() {
        times.begin(joined + 1);
        members[joined].join(channel);
    }

    @Override
    public void joined(IrcEntrance member) {
        joined++;
        if (options.oneByOne()) {
            times.end(joined);
        }
        if (joined == members.length) {
            allIn.tryComplete();
        } else if (options.oneByOne()) {
            joinNext();
        }
    }

    @Override
    public void refused(IrcEntrance member, String why) {
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
