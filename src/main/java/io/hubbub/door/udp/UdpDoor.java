package io.hubbub.door.udp;

import io.hubbub.hub.Session;
import io.hubbub.net.Conversation;
import io.hubbub.net.Door;
import io.hubbub.net.SpeakerConversation;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Speech;
import io.hubbub.stats.DatagramStats;
import io.vertx.core.buffer.Buffer;

/**
 * Datagrams in, the same bytes out to every member of the room, the sender included. As at the raw door whatever a member sends is
 * speech; there is no end of a connection, so {@code NAME:Leave Chat Room} ends it, or silence.
 */
public final class UdpDoor implements Door {
    private final String room;
    private final UdpWire wire;

    /**
     * @param room where everyone who comes in by this door is
     * @param datagramBytes the most that go out in one datagram
     */
    public UdpDoor(String room, int datagramBytes, DatagramStats stats) {
        this.room = room;
        this.wire = new UdpWire(datagramBytes, stats);
    }

    @Override
    public String speaks() {
        return "datagrams to a chat room";
    }

    @Override
    public Conversation open(Session session) {
        return new Member(session);
    }

    private final class Member extends SpeakerConversation {
        Member(Session session) {
            super(session, room, wire);
        }

        @Override
        protected void hear(String nick, Speech speech) {
            Buffer datagrams = Buffer.buffer();
            wire.append(nick, speech, datagrams);
            session.reply(datagrams);
        }

        @Override
        public void received(Buffer datagram) {
            super.received(datagram);
            if (isFarewell(datagram)) {
                session.finish(CloseReason.QUIT, "");
            }
        }
    }
}
