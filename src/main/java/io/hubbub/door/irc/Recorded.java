package io.hubbub.door.irc;

import io.hubbub.hub.Past;
import io.hubbub.net.StoreSentences;
import io.hubbub.room.Recording;
import java.util.Optional;

/** What a client is told of how channels are kept: once when it is welcomed, then where it is otherwise, and when that fails. */
final class Recorded {
    private final Client client;

    Recorded(Client client) {
        this.client = client;
    }

    private Past past() {
        return client.session().past();
    }

    void welcomed() {
        past().recording().ifPresent(recording -> client.notice(recording.sentence()));
    }

    void joined(String room) {
        Optional<Recording> here = past().recording(room);
        if (here.isPresent()
                && !here.map(Recording::howLong).equals(past().recording().map(Recording::howLong))) {
            tell(room, here.get().sentence());
        }
    }

    void notStored(String room, long sinceMs, Recording recording) {
        tell(room, StoreSentences.failing(sinceMs, recording));
    }

    void storedAgain(String room) {
        tell(room, StoreSentences.AGAIN);
    }

    private void tell(String room, String words) {
        client.unsolicited()
                .message(client.server.name(), "NOTICE")
                .middle(ChannelName.of(room))
                .trailing(words);
    }
}
