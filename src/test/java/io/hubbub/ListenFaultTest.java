package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.config.DoorConfig;
import io.netty.channel.unix.Errors.NativeIoException;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Why a door can't listen is told by numbers and types, whatever language the system speaks. */
class ListenFaultTest {
    private static final String GERMAN = "Die Adresse wird bereits verwendet";

    /** Netty's numbers come from its native library, which a server loads; whoever asks before can't ask again. */
    @BeforeAll
    static void loadTheTransport() {
        TestServer.withDoors("echo").close();
    }

    private static String complaint(String host, int port, Exception error) {
        String json = "{'doors': [{'door': 'echo', 'host': '" + host + "', 'port': " + port + "}]}";
        DoorConfig door = TestServer.config(json).doors().get(0);
        return ListenFault.complaint(door, error);
    }

    @Test
    void theSystemsNumberTells() {
        assertEquals(
                "port: expected a free port, but 7000 on 127.0.0.1 is taken",
                complaint("127.0.0.1", 7000, new NativeIoException("bind", -98)));
        assertEquals(
                "port: expected one that this user may open, as from 1024 on, got 80",
                complaint("127.0.0.1", 80, new NativeIoException("bind", -13)));
        assertEquals(
                "host: expected an address of this machine, got 192.0.2.1",
                complaint("192.0.2.1", 7000, new NativeIoException("bind", -99)));
    }

    @Test
    void withoutANumberTheHostAndThePortTell() {
        assertEquals(
                "port: expected a free port, but 7000 on 127.0.0.1 is taken",
                complaint("127.0.0.1", 7000, new BindException(GERMAN)));
        assertEquals(
                "port: expected one that this user may open, as from 1024 on, got 80",
                complaint("127.0.0.1", 80, new BindException(GERMAN)));
        assertEquals(
                "host: expected an address of this machine, got 192.0.2.1",
                complaint("192.0.2.1", 80, new BindException(GERMAN)));
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() {
        assertEquals(
                "host: expected an address of this machine or a name for one, but nobody knows a host nowhere.invalid",
                complaint("nowhere.invalid", 80, new UnknownHostException(GERMAN)));
    }

    @Test
    void whateverElseItIsIsTold() {
        assertEquals(
                "host: can't listen on 127.0.0.1 port 80: not now",
                complaint("127.0.0.1", 80, new IOException("not\nnow")));
    }
}
