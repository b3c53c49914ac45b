package io.hubbub.client.bench;

import io.hubbub.client.Endpoint;
import io.hubbub.client.FakeServer;
import io.hubbub.net.LineSplitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A server with one room that does what a server must not do, if told so. Everything is on its one event loop. */
final class FakeRoom implements AutoCloseable {
    /** Sends a message of the run to a member, or does something else with it. */
    interface Delivery {
        /** The message is the {@code nth} of the run for this member. */
        void deliver(NetSocket member, int index, int nth, Buffer message);
    }

    static final Delivery FAITHFUL = (member, index, nth, message) -> member.write(message);

    private final Delivery delivery;
    private final List<Member> members = new ArrayList<>();
    private final FakeServer server;

    private volatile int turnedAway = -1;

    private FakeRoom(Delivery delivery, Speech speech) {
        this.delivery = delivery;
        this.server = new FakeServer(socket -> {
            Member member = new Member(socket, members.size());
            members.add(member);
            if (member.index == turnedAway) {
                socket.close();
            }
            speech.listen(this, member);
        });
    }

    /** What a door makes of a member's bytes. */
    private interface Speech {
        void listen(FakeRoom room, Member member);
    }

    /** Every line is told to all as it is. */
    static FakeRoom raw(Delivery delivery) {
        return new FakeRoom(
                delivery, (room, member) -> eachLine(member, line -> room.tell(line.appendByte((byte) '\n'))));
    }

    /** Greets, tells all who joins, and puts a nick before every line. */
    static FakeRoom line() {
        return new FakeRoom(FAITHFUL, (room, member) -> {
            String nick = "guest" + member.index;
            member.socket.write("welcome, you are " + nick + "\r\n");
            room.tell(Buffer.buffer("* " + nick + " has joined\r\n"));
            eachLine(member, line -> room.tell(Buffer.buffer(nick + ": " + line + "\r\n")));
        });
    }

    /** As much of Redis as is needed: whoever sends SUBSCRIBE is a member, whoever sends PUBLISH is not. */
    static FakeRoom redis() {
        return new FakeRoom(FAITHFUL, (room, member) -> eachLine(member, line -> room.redisLine(member, line)));
    }

    /** As much of IRC as is needed: a member that asked for server-time gets a tag, one without echo-message no echo. */
    static FakeRoom irc(Delivery delivery) {
        return new FakeRoom(
                delivery, (room, member) -> eachLine(member, line -> room.ircLine(member, line.toString())));
    }

    private void ircLine(Member member, String line) {
        if (line.startsWith("CAP REQ")) {
            String answer = line.contains("magic") ? "NAK" : "ACK";
            member.capabilities = line;
            member.socket.write(":irc.test CAP * " + answer + " :" + line.split(":", 2)[1] + "\r\n");
        } else if (line.startsWith("USER")) {
            member.socket.write("PING :" + member.index + "\r\n");
        } else if (line.startsWith("PONG")) {
            member.socket.write(":irc.test 001 b :Welcome\r\n:irc.test 422 b :MOTD File is missing\r\n");
        } else if (line.startsWith("JOIN")) {
            member.joined = true;
            tellOfJoin(Buffer.buffer(":b" + member.index + "!b@h " + line + "\r\n"));
            member.socket.write(":irc.test 366 b #bench :End of /NAMES list\r\n");
        } else if (line.startsWith("PRIVMSG")) {
            ircSaid(member, ":b" + member.index + "!b@h " + line + "\r\n");
        }
    }

    private void tellOfJoin(Buffer join) {
        members.stream().filter(member -> member.joined).forEach(member -> member.socket.write(join));
    }

    private void ircSaid(Member speaker, String line) {
        for (Member member : List.copyOf(members)) {
            if (member.joined && (member != speaker || member.capabilities.contains("echo-message"))) {
                String tags = member.capabilities.contains("server-time") ? "@time=2026-11-24T12:00:00.000Z " : "";
                tell(member, Buffer.buffer(tags + line));
            }
        }
    }

    /** From now on the member of this index is closed as soon as it comes. */
    void turnAway(int index) {
        turnedAway = index;
    }

    private void redisLine(Member member, Buffer line) {
        if (line.toString().equals("PUBLISH")) {
            members.remove(member);
        } else if (line.toString().equals("SUBSCRIBE")) {
            member.socket.write("*3\r\n$9\r\nsubscribe\r\n$4\r\nroom\r\n:1\r\n");
        } else if (line.toString().startsWith("~")) {
            tell(Buffer.buffer("*3\r\n$7\r\nmessage\r\n$4\r\nroom\r\n$" + line.length() + "\r\n" + line + "\r\n"));
            member.socket.write(":" + members.size() + "\r\n");
        }
    }

    private static void eachLine(Member member, Consumer<Buffer> lines) {
        member.socket.handler(new LineSplitter(1 << 16, new LineSplitter.Lines() {
            @Override
            public void line(Buffer line) {
                lines.accept(line);
            }

            @Override
            public void lineTooLong() {
                member.socket.close();
            }
        }));
    }

    private void tell(Buffer message) {
        List.copyOf(members).forEach(member -> tell(member, message));
    }

    private void tell(Member member, Buffer message) {
        if (message.toString().contains("ffff000000000")) {
            member.socket.write(message);
        } else {
            delivery.deliver(member.socket, member.index, member.told++, message);
        }
    }

    Endpoint endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Member {
        private final NetSocket socket;
        private final int index;
        private int told;

        // On IRC.
        private String capabilities = "";
        private boolean joined;

        Member(NetSocket socket, int index) {
            this.socket = socket;
            this.index = index;
        }
    }
}
