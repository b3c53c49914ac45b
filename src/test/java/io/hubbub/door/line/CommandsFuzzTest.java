package io.hubbub.door.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands of people who type anything at all. */
@Timeout(60)
class CommandsFuzzTest {
    private static final List<String> WORDS = List.of(
            "ann",
            "bob",
            "lobby",
            "den",
            "guest1",
            "sum",
            "7",
            "shout",
            "#",
            ",",
            "*",
            "/",
            "\"",
            "\\",
            "é",
            "👩‍👩‍👧",
            " ",
            "  ",
            "\t",
            "\r",
            "\0",
            "\u001B[2J",
            "\u007F",
            "\u0085",
            "\u00A0",
            "\u2003",
            "\u2028",
            "\u202E",
            "x".repeat(600));

    @Test
    void nothingThatIsTypedMakesTheDoorStumble() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        try (TestServer server = TestServer.start("""
                {'doors': [{'door': 'line', 'port': 0, 'room': 'lobby'}], 'limits': {'lineBytes': 512}}
                """)) {
            for (int round = 0; round < 40; round++) {
                Peer peer = server.connect("line");
                peer.send(input(random)).endInput().awaitGone();
            }
            server.awaitOpen(0);
            assertEquals(0, server.stats().closed(CloseReason.INTERNAL_ERROR), "seed " + seed);
            assertEquals(0, server.stats().mistakes().made(), "seed " + seed);
        }
    }

    private static byte[] input(Random random) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (int line = random.nextInt(30); line >= 0; line--) {
            input.writeBytes(random.nextInt(8) == 0 ? bytes(random) : command(random));
            input.write('\n');
        }
        return input.toByteArray();
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] command(Random random) {
        StringBuilder line = new StringBuilder();
        if (random.nextInt(4) > 0) {
            line.append('/')
                    .append(Command.ALL.get(random.nextInt(Command.ALL.size())).name());
        }
        for (int words = random.nextInt(4); words > 0; words--) {
            line.append(random.nextInt(6) == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }
}
