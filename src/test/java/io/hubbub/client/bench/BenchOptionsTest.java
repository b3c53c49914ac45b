package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.client.Endpoint;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchOptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:1|either --rate or --in-flight",
                "127.0.0.1:1 --rate 5 --in-flight 5|either --rate or --in-flight",
                "127.0.0.1:1 --in-flight -1|either --rate or --in-flight",
                "127.0.0.1 --in-flight 5|expected HOST:PORT",
                "127.0.0.1:1 --in-flight 5 --door ftp|raw, line or redis",
                "127.0.0.1:1 --in-flight 5 --clients 0|--clients must be",
                "127.0.0.1:1 --in-flight 5 --clients 5 --senders 6|--senders must be from 1 to 5",
                "127.0.0.1:1 --in-flight 5 --size 23|--size must be from 24",
                "127.0.0.1:1 --in-flight 5 --size 2049|--size must be at most 2048 on a raw door",
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
        Endpoint anywhere = new Endpoint("localhost", 1);
        new BenchOptions(anywhere, Dialect.RAW, 5, 1, 4096, 0, 1, 1, 1, 0);
        new BenchOptions(anywhere, Dialect.LINE, 5, 5, 4096, 0, 1, 1, 1, 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> new BenchOptions(anywhere, Dialect.RAW, 5, 2, 4096, 0, 1, 1, 1, 0));
    }
}
