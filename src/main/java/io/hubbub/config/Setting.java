package io.hubbub.config;

import java.util.Arrays;
import java.util.List;

/** Every number with a default: its key in the file, its range, its default, and the reason for them. */
public enum Setting {
    INSTANCES("instances", 0, 1024, 0, "verticle instances, one event loop each; 0 is one per core"),

    WORKERS("workers", 1, 1024, 15, "tasks that run at once, each on a thread of its own"),
    QUEUE("queue", 0, 100_000, 256, "tasks that may wait for a worker; the next one is answered busy"),
    DEADLINE_SECONDS(
            "deadlineSeconds", 1, 86_400, 30, "seconds after which a task is cancelled, and the one who asked is told"),

    NICK_LENGTH("nickLength", 9, 64, 32, "longest nick, in characters; what networks grant"),
    ROOM_LENGTH("roomLength", 16, 100, 64, "longest name of a room, in characters"),
    TOPIC_LENGTH("topicLength", 80, 400, 390, "longest topic, in characters; fits one IRC line with all around it"),
    REASON_LENGTH(
            "reasonLength",
            80,
            400,
            390,
            "longest reason for leaving, being away or a kick, in characters; a longer one is cut"),
    ROOMS("rooms", 1, 10_000, 100, "rooms one client may be in; enough for a person, and a flood of joins stays cheap"),
    MASKS("masks", 1, 1000, 100, "entries each of a room's lists may have; a copy of them goes to every instance"),
    WATCHED("watched", 1, 1000, 100, "nicks one client may watch with MONITOR; a list of friends, not of everybody"),
    PAST("past", 0, 1_000_000, 1000, "nicks of people who have left that each instance remembers for WHOWAS"),

    TARGETS("targets", 1, 20, 4, "channels and nicks one line may say something to"),
    REGISTRATION_SECONDS(
            "registrationSeconds", 0, 3600, 60, "seconds a client has to register (NICK and USER); 0 is no limit"),
    PING_SECONDS("pingSeconds", 0, 86_400, 90, "seconds of silence before the server sends a PING; 0 is never"),
    PONG_SECONDS("pongSeconds", 1, 3600, 60, "seconds a client has to answer it"),
    WEB_PING_SECONDS(
            "pingSeconds",
            0,
            86_400,
            25,
            "seconds between pings; proxies close a connection that is silent for half a minute or one; 0 is never"),
    WEB_PONG_SECONDS("pongSeconds", 1, 3600, 20, "seconds a client has for a sign of life after that: any byte is one"),
    FLOOD_BURST(
            "floodBurst", 0, 100_000, 40, "lines a client may send at once; then it is read slowly; 0 is any number"),
    FLOOD_PER_SECOND("floodPerSecond", 1, 100_000, 5, "lines a second after such a burst; nothing is ever dropped"),

    HEADER_BYTES(
            "headerBytes",
            8192,
            262_144,
            32_768,
            "longest headers of a request; single sign-on needs 12 KB, and each connection may make the server hold them"),
    URL_BYTES("urlBytes", 1024, 65_536, 16_384, "longest first line of a request, the URL above all; as for headers"),
    LINE_FLOOD_BURST(
            "floodBurst",
            0,
            100_000,
            500,
            "lines at once, as somebody pastes them; then they are read slowly; 0 is any number"),
    LINE_FLOOD_PER_SECOND(
            "floodPerSecond",
            1,
            100_000,
            50,
            "lines a second after that, more than anybody types; nothing is ever dropped"),

    UDP_IDLE_SECONDS(
            "idleSeconds",
            5,
            86_400,
            60,
            "seconds of silence after which a member is gone: nothing else tells that; an empty datagram keeps it"),
    DATAGRAM_BYTES(
            "datagramBytes",
            64,
            65_507,
            1200,
            "most bytes that go out in one; as much as every network carries whole, tunnels included; longer ones are cut"),

    CONNECTIONS(
            "connections",
            1,
            1_000_000,
            20_000,
            "all doors together, or in a door that door alone; each takes memory and an open file (ulimit -n)"),
    CONNECTIONS_PER_ADDRESS(
            "connectionsPerAddress",
            0,
            1_000_000,
            0,
            "0 is no limit, since people behind one router or proxy share an address"),
    LINE_BYTES(
            "lineBytes",
            512,
            16 << 20,
            65_536,
            "longest line; every connection may make the server hold one, and IRC needs 512"),
    BEHIND_BYTES(
            "behindBytes",
            65_536,
            1 << 30,
            1 << 20,
            "how far a slow reader may fall behind; the backlog is shared, so it is memory per room, not per reader"),
    BEHIND_SECONDS("behindSeconds", 1, 3600, 10, "seconds it may take nothing while something waits for it"),
    IDLE_SECONDS(
            "idleSeconds",
            0,
            604_800,
            0,
            "seconds of silence after which a connection is closed; 0 is never, since some only listen"),
    UNREACHABLE_SECONDS(
            "unreachableSeconds",
            0,
            86_400,
            120,
            "seconds after which a peer whose machine answers nothing, not even TCP keep-alive, is gone; 0 is the system's: hours"),
    GRACE_SECONDS(
            "graceSeconds",
            0,
            600,
            5,
            "seconds a stop may take to let queued bytes out; stay below what your supervisor waits (Docker: 10)");

    private final String key;
    private final int least;
    private final int most;
    private final int standard;
    private final String why;

    Setting(String key, int least, int most, int standard, String why) {
        this.key = key;
        this.least = least;
        this.most = most;
        this.standard = standard;
        this.why = why;
    }

    public String key() {
        return key;
    }

    static List<String> keys(Setting... settings) {
        return Arrays.stream(settings).map(Setting::key).toList();
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    Range range() {
        return new Range(least, most);
    }

    /** The value when neither the file nor the environment gives one. */
    public int standard() {
        return standard;
    }

    /** What the number means and why its range is what it is; {@code conf/hubbub.json} has the same words. */
    public String why() {
        return why;
    }
}
