package io.hubbub.door.udp;

import io.hubbub.config.DoorKind;
import io.hubbub.config.Keys;
import io.hubbub.door.DoorContext;
import io.hubbub.door.ServedOptions;
import io.hubbub.door.Services;
import io.hubbub.hub.SessionLimits;
import io.hubbub.net.DatagramServer;
import io.hubbub.net.Datagrams;
import io.hubbub.net.DoorServer;
import java.util.concurrent.TimeUnit;

/** UDP doors: the datagrams of every client to all clients of the room, as they are. */
public final class UdpOptions extends ServedOptions {
    public static final DoorKind<UdpOptions> KIND = new DoorKind<>("udp", 8012, UdpOptions::new);

    final String room = keys.room("where everyone who comes in by this door is");
    final int idleSeconds = keys.number(
            "idleSeconds",
            5,
            86_400,
            60,
            "seconds of silence after which a member is gone: nothing else tells that; an empty datagram keeps it");
    final int datagramBytes = keys.number(
            "datagramBytes",
            64,
            Datagrams.LARGEST_BYTES,
            1200,
            "most bytes that go out in one; as much as every network carries whole, tunnels included; longer ones are cut");

    private UdpOptions(Keys keys) {
        super(keys);
    }

    @Override
    public boolean isOverDatagrams() {
        return true;
    }

    @Override
    public DoorServer server(DoorContext context) {
        Services services = context.services();
        return new DatagramServer(
                services.vertx(),
                context.hub(),
                services.stats(),
                context.limiters().people(),
                new UdpDoor(room, datagramBytes, services.stats().datagrams()),
                context.listen().with(withIdle(context.listen().session())),
                context.limiters().peers(),
                services.clockNs());
    }

    /** Silence is the only end that such a member has: the door's own limit holds if the other one is longer, or none. */
    private SessionLimits withIdle(SessionLimits limits) {
        long doorsNs = TimeUnit.SECONDS.toNanos(idleSeconds);
        long idleNs = limits.idleNs() == 0 ? doorsNs : Math.min(limits.idleNs(), doorsNs);
        return new SessionLimits(limits.behindBytes(), limits.behindNs(), idleNs, limits.closingNs());
    }
}
