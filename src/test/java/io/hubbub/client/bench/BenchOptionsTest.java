package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.client.Endpoint;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchOptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:1 --rate 5 --in-flight 5|either --rate or --in-flight",
                "127.0.0.1:1 --in-flight -1|either --rate or --in-flight",
                "127.0.0.1 --in-flight 5|expected HOST:PORT",
                "127.0.0.1:1 --in-flight 5 --door ftp|raw, udp, line, irc, ws or redis",
                "127.0.0.1:1 --in-flight 5 --clients 0|--clients must be",
                "127.0.0.1:1 --in-flight 5 --clients 5 --senders 6|--senders must be from 1 to 5",
                "127.0.0.1:1 --in-flight 5 --size 23|--size must be from 24",
                "127.0.0.1:1 --in-flight 5 --size 2049|--size must be at most 2048 on a raw door",
                "127.0.0.1:1 --in-flight 5 --door irc --size 385|--size must be at most 384 with irc",
                "127.0.0.1:1 --in-flight 5 --door ws --size 60001|--size must be at most 60000 with ws",
                "127.0.0.1:1 --in-flight 5 --path /x|--path is for --door ws",
                "127.0.0.1:1 --in-flight 5 --door ws --path ws|begins with a slash",
                "127.0.0.1:1 --in-flight 5 --one-by-one|--one-by-one is for --door irc and ws",
                "127.0.0.1:1 --in-flight 5 --capabilities a;b|--capabilities are for --door irc",
                "127.0.0.1:1 --in-flight 5 --door irc --capabilities a,;b|--capabilities must be names",
                "127.0.0.1:1 --in-flight 5 --door irc --clients 2 --senders 1 --capabilities a;b;c|sets in --capabilities",
                "127.0.0.1:1 --in-flight 5 --seconds 0|--seconds must be",
                "127.0.0.1:1 --in-flight 5 --warmup -1|--warmup must be",
                "127.0.0.1:1 --in-flight 5 --json no-such-directory/x|--json no-such-directory/x",
                "127.0.0.1:1 --in-flight 5 --server-pid 999999999|--server-pid 999999999",
            })
    void badArgumentsAreRefusedInOneLineBeforeConnecting(String arguments, String expected) {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new BenchCommand()).setErr(new PrintWriter(err));
        assertEquals(2, command.execute(arguments.split(" ")));
        assertTrue(err.toString().startsWith("bench: "), err.toString());
        assertTrue(err.toString().contains(expected), err.toString());
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void largeMessagesOfASingleSenderCannotBeTorn() {
        options(Dialect.RAW, 1);
        options(Dialect.LINE, 5);
        assertThrows(IllegalArgumentException.class, () -> options(Dialect.RAW, 2));
    }

    private static BenchOptions options(Dialect dialect, int senders) {
        Endpoint anywhere = new Endpoint("localhost", 1);
        return new BenchOptions(
                anywhere, dialect, BenchOptions.USUAL_PATH, List.of(""), false, 5, senders, 4096, 0, 1, 1, 1, 0);
    }
}
