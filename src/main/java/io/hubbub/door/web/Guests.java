package io.hubbub.door.web;

import io.hubbub.net.HalfClosure;
import io.hubbub.net.ListenOptions;
import io.hubbub.net.RepeatLimiter;
import io.hubbub.room.Address;
import io.hubbub.room.CloseReason;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a web door at one instance that are no WebSockets, or not yet. They count against no limit for people; when
 * there are too many, the one that has been silent longest goes, so that a health check is always answered. Runs on the
 * instance's event loop.
 */
final class Guests {
    private static final Logger LOG = LoggerFactory.getLogger(Guests.class);

    /** A connection that brings no whole request for so long is closed: browsers open another when they need one. */
    private static final long SILENT_NS = TimeUnit.SECONDS.toNanos(30);

    private static final long COMPLAINT_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int REASONS = 2;

    private final Vertx vertx;
    private final ConnectionStats stats;
    private final HttpConnections connections;
    private final ListenOptions listen;
    private final LongSupplier clockNs;
    private final HalfClosure halfClosure = new HalfClosure();
    private final RepeatLimiter complaints = new RepeatLimiter(COMPLAINT_NS, REASONS);

    /** In the order in which they were heard last. */
    private final Map<HttpConnection, Guest> guests = new LinkedHashMap<>();

    private static final class Guest {
        private final String address;
        private long heardNs;
        private CloseReason end = CloseReason.SERVED;
        private boolean leaving;

        /** Requests that are not answered yet. */
        private int requests;

        /** Whether it sends nothing more. */
        private boolean ended;

        Guest(String address, long nowNs) {
            this.address = address;
            this.heardNs = nowNs;
        }
    }

    /**
     * @param connections shared by all web doors of the server
     * @param clockNs a clock for durations
     */
    Guests(
            Vertx vertx,
            ConnectionStats stats,
            HttpConnections connections,
            ListenOptions listen,
            LongSupplier clockNs) {
        this.vertx = vertx;
        this.stats = stats;
        this.connections = connections;
        this.listen = listen;
        this.clockNs = clockNs;
    }

    /** A connection was opened. */
    void accept(HttpConnection connection) {
        String address = Address.canonical(connection.remoteAddress().hostAddress());
        guests.put(connection, new Guest(address, clockNs.getAsLong()));
        connection.closeHandler(nothing -> closed(connection));
        halfClosure.allow(connection, () -> ended(connection));
        connections.enter(address).ifPresent(why -> makeRoom(connection, address, why));
    }

    /** It has brought a request. */
    void heard(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        Guest guest = guests.remove(connection);
        if (guest != null) {
            guest.heardNs = clockNs.getAsLong();
            guests.put(connection, guest);
            guest.requests++;
            request.response().endHandler(nothing -> {
                guest.requests--;
                closeIfServed(connection, guest);
            });
        }
    }

    /** It sends nothing more. */
    private void ended(HttpConnection connection) {
        Guest guest = guests.get(connection);
        if (guest != null) {
            guest.ended = true;
            closeIfServed(connection, guest);
        }
    }

    /** Not before the next request has begun, if one waits for the answer to the one before. */
    private void closeIfServed(HttpConnection connection, Guest guest) {
        if (guest.ended && guest.requests == 0) {
            vertx.getOrCreateContext().runOnContext(nothing -> {
                if (guest.requests == 0) {
                    end(connection, guest, CloseReason.SERVED);
                }
            });
        }
    }

    /** Whether it sends nothing more. */
    boolean hasEnded(HttpConnection connection) {
        Guest guest = guests.get(connection);
        return guest != null && guest.ended;
    }

    /** It is a WebSocket now, and somebody else's. */
    void converses(HttpConnection connection) {
        Guest guest = guests.remove(connection);
        if (guest != null) {
            connections.leave(guest.address);
            halfClosure.forget(connection);
        }
    }

    /** So late it is; to be called about once a second. */
    void tick() {
        long nowNs = clockNs.getAsLong();
        for (Map.Entry<HttpConnection, Guest> each : List.copyOf(guests.entrySet())) {
            if (nowNs - each.getValue().heardNs <= SILENT_NS) {
                return;
            }
            end(each.getKey(), each.getValue(), CloseReason.IDLE);
        }
    }

    private void makeRoom(HttpConnection newest, String address, CloseReason why) {
        if (complaints.isDue(why.name(), clockNs.getAsLong())) {
            LOG.warn(
                    "{}: {} HTTP connections are open, the last one from {}: the one that is silent longest is closed for each more",
                    listen.name(),
                    connections.open(),
                    address);
        }
        Map.Entry<HttpConnection, Guest> silentest = guests.entrySet().stream()
                .filter(each -> !each.getValue().leaving)
                .filter(each -> why == CloseReason.SERVER_FULL
                        || each.getValue().address.equals(address))
                .findFirst()
                .orElseGet(() -> Map.entry(newest, guests.get(newest)));
        end(silentest.getKey(), silentest.getValue(), why);
    }

    private void end(HttpConnection connection, Guest guest, CloseReason why) {
        if (!guest.leaving) {
            guest.leaving = true;
            guest.end = why;
            stats.mistakes().contain(listen.name(), connection::close);
        }
    }

    private void closed(HttpConnection connection) {
        Guest guest = guests.remove(connection);
        if (guest != null) {
            connections.leave(guest.address);
            stats.served(listen.name(), guest.address, guest.end);
        }
    }
}
