package io.hubbub.door.raw;

import io.hubbub.config.DoorKind;
import io.hubbub.config.Keys;
import io.hubbub.config.TaskCall;
import io.hubbub.door.Services;
import io.hubbub.door.SocketOptions;
import io.hubbub.hub.Archive;
import io.hubbub.hub.Recall;
import io.hubbub.net.Door;
import io.hubbub.task.ChunkTask;
import java.util.Optional;

/** Raw doors: the bytes of every client to all clients of the room, as they are. */
public final class RawOptions extends SocketOptions {
    public static final DoorKind<RawOptions> KIND = new DoorKind<>("raw", 8010, RawOptions::new);

    final String room = keys.room("where everyone who comes in by this door is");
    final int replay = keys.number(
            "replay",
            0,
            1000,
            0,
            "messages that were said before a client came in and whose bytes it is given first, if the server keeps them");
    final Optional<TaskCall> task = keys.optionalTask();
    final boolean refusesOthers = keys.choice(
            "otherProtocols",
            "refuse",
            "pass",
            "whether a client is turned away that begins with an HTTP request, a TLS handshake or the like, since any web page can"
                    + " make the browsers of its visitors send such a request to this machine; \"pass\" takes it for words");

    private RawOptions(Keys keys) {
        super(keys);
    }

    @Override
    public Door door(Services services) {
        return new RawDoor(
                room,
                Recall.last(replay, Archive.Kind.SPEECH),
                task.map(call -> new ChunkTask(services.tasks(), call.task(), call.arguments())),
                refusesOthers);
    }
}
