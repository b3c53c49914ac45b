package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.hub.Marks;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client marks how far its person has read, on a server that keeps nothing. */
@Timeout(60)
class ReadMarkersTest {
    private static final String EARLY = "timestamp=2019-01-04T14:33:26.123Z";
    private static final String LATE = "timestamp=2020-01-04T14:33:26.123Z";

    private TestServer server;
    private IrcPeer ann;

    @BeforeEach
    void start() {
        server = TestServer.start("{'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0}], 'instances': 1}");
        ann = IrcPeer.welcomed(server, "ann", "draft/read-marker labeled-response batch");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void isAnswered(String line, String answer) {
        ann.sends(line).sees(":hubbub.local " + answer);
    }

    @Test
    void aMarkOnlyMovesForward() {
        isAnswered("MARKREAD #den", "MARKREAD #den *");
        isAnswered("MARKREAD #den " + EARLY, "MARKREAD #den " + EARLY);
        isAnswered("MARKREAD #DEN " + LATE, "MARKREAD #DEN " + LATE);
        isAnswered("MARKREAD #den " + EARLY, "MARKREAD #den " + LATE);
        isAnswered("MARKREAD bob " + EARLY, "MARKREAD bob " + EARLY);
        isAnswered("MARKREAD #den", "MARKREAD #den " + LATE);
    }

    @Test
    void itIsToldOnJoinBeforeTheNames() {
        List<String> join = ann.sends("JOIN #den").seesAllUntil("366");
        assertEquals(":hubbub.local MARKREAD #den *", join.get(1));
        isAnswered("MARKREAD #den " + EARLY, "MARKREAD #den " + EARLY);
        ann.sends("PART #den").line();
        assertEquals(
                ":hubbub.local MARKREAD #den " + EARLY,
                ann.sends("JOIN #den").seesAllUntil("366").get(1));
    }

    @Test
    void theFutureIsNotReadYet() {
        String line = ann.sends("MARKREAD #den timestamp=9999-01-01T00:00:00Z").line();
        assertTrue(line.matches(":hubbub.local MARKREAD #den timestamp=2[0-9]{3}-.*"), line);
    }

    @Test
    void whatIsNoTimeFails() {
        isAnswered("MARKREAD", "FAIL MARKREAD NEED_MORE_PARAMS :A target is needed");
        for (String wrong : List.of("*", "timestamp=*", "timestamp=2019-02-30T14:33:26.123Z", "msgid=x")) {
            isAnswered(
                    "MARKREAD #den " + wrong,
                    "FAIL MARKREAD INVALID_PARAMS #den " + wrong + " :Expected timestamp=YYYY-MM-DDThh:mm:ss.sssZ");
        }
        assertTrue(ann.sends("MARKREAD " + "x".repeat(400) + " " + EARLY).line().contains(" INVALID_PARAMS xxx"));
    }

    @Test
    void theOldestMarkGoesWhenThereAreTooMany() {
        for (int i = 0; i <= Marks.MOST; i++) {
            isAnswered("MARKREAD n" + i + " " + EARLY, "MARKREAD n" + i + " " + EARLY);
            isAnswered("MARKREAD n0 " + EARLY, "MARKREAD n0 " + EARLY);
        }
        isAnswered("MARKREAD n0", "MARKREAD n0 " + EARLY);
        isAnswered("MARKREAD n1", "MARKREAD n1 *");
        isAnswered("MARKREAD n2", "MARKREAD n2 " + EARLY);
    }

    @Test
    void aLabelIsOnTheAnswer() {
        ann.sends("@label=x MARKREAD #den").sees("@label=x :hubbub.local MARKREAD #den *");
    }

    @Test
    void nothingOfHistoryIsOfferedWhereNothingIsKept() {
        IrcPeer bob = IrcPeer.stranger(server).sends("CAP LS 302");
        List<String> offered = bob.capabilities();
        assertTrue(offered.contains("draft/read-marker"), offered.toString());
        assertFalse(offered.toString().contains("chathistory"), offered.toString());
        bob.sends("CAP REQ draft/chathistory").sees(":hubbub.local CAP * NAK :draft/chathistory");
        isAnswered("CHATHISTORY LATEST #den * 5", "421 ann CHATHISTORY :Unknown command");
    }
}
