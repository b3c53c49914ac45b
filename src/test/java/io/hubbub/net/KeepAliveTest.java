package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.net.NetServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the system is told about machines that answer nothing. */
class KeepAliveTest {
    private static final int BEHIND_SECONDS = 10;

    @ParameterizedTest
    @CsvSource({"120, 60, 15", "20, 10, 2", "8, 4, 1", "1, 1, 1"})
    void halfOfTheTimeIsSilenceAndTheOtherHalfFourQuestions(int seconds, int idleSeconds, int intervalSeconds) {
        NetServerOptions server = setUp(seconds, 0);
        assertTrue(server.isTcpKeepAlive());
        assertEquals(idleSeconds, server.getTcpKeepAliveIdleSeconds());
        assertEquals(intervalSeconds, server.getTcpKeepAliveIntervalSeconds());
        assertEquals(4, server.getTcpKeepAliveCount());
        assertEquals(1000 * seconds, server.getTcpUserTimeout());
    }

    /** The system takes a window that stays full for unconfirmed bytes. */
    @Test
    void whatIsNotConfirmedMayWaitAsLongAsASlowReaderMay() {
        assertEquals(120_000, setUp(120, BEHIND_SECONDS).getTcpUserTimeout());
        assertEquals(3_600_000, setUp(120, 3600).getTcpUserTimeout());
    }

    @Test
    void zeroLeavesItToTheSystem() {
        NetServerOptions untouched = new NetServerOptions();
        NetServerOptions server = setUp(0, BEHIND_SECONDS);
        assertTrue(server.isTcpKeepAlive());
        assertEquals(untouched.getTcpKeepAliveIdleSeconds(), server.getTcpKeepAliveIdleSeconds());
        assertEquals(untouched.getTcpUserTimeout(), server.getTcpUserTimeout());
    }

    private static NetServerOptions setUp(int seconds, int behindSeconds) {
        NetServerOptions server = new NetServerOptions();
        KeepAlive.setUp(server, seconds, behindSeconds);
        return server;
    }
}
