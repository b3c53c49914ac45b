package io.hubbub.door.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hubbub.Person;
import io.hubbub.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Telnet at the line door: its bytes, and the program itself. */
@Timeout(60)
class TelnetDoorTest {
    private static final char ESCAPE = '\u001D';
    private TestServer server;
    private Person ann;
    private String nick;

    @BeforeEach
    void enter() {
        server = TestServer.withDoors("line");
        ann = server.person("line");
        nick = ann.nick();
    }

    @AfterEach
    void leave() {
        server.close();
    }

    private void sends(String latin1) {
        ann.peer().send(latin1.getBytes(ISO_8859_1));
    }

    @Test
    void negotiationIsRefusedAndTheCommandBehindItIsObeyed() {
        sends("\u00FF\u00FB\u001F\u00FF\u00FD\u0001\u00FF\u00FD\u0003/who\r\n");
        ann.peer().expect(new byte[] {-1, -2, 31, -1, -4, 1, -1, -4, 3});
        ann.sees("* Here: " + nick);
    }

    @Test
    void anInterruptedLineIsNotSaidAndTheNextOneIs() {
        sends("never\u00FF\u00F4\u00FF\u00FD\u0006hello\r\n");
        ann.peer().expect(new byte[] {-1, -4, 6});
        ann.sees(nick + ": hello");
    }

    @Test
    void aWindowOfAnySizeIsNoText() {
        sends("\u00FF\u00FA\u001F\0P\0\u0018\u00FF\u00F0hello\r\0");
        ann.sees(nick + ": hello");
    }

    @Test
    void whoSaysThatTheInputEndsGoes() {
        sends("last words\u00FF\u00EC");
        ann.sees(nick + ": last words", "* Goodbye").seesEnd();
    }

    @Test
    void charactersTakenBackAreNotSaid() {
        sends("helk\u007Flo\u00C3\u00BC\b\r\n");
        ann.sees(nick + ": hello");
    }

    @Test
    void theProgramItselfSendsLinesAndSingleCharacters() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/telnet")), "scripts/test installs telnet");
        // It edits lines only for a terminal, which script gives it.
        Process process = new ProcessBuilder("script", "-qfc", "telnet 127.0.0.1 " + server.port("line"), "/dev/null")
                .redirectErrorStream(true)
                .start();
        try {
            Terminal terminal = new Terminal(process);
            terminal.sees("* Here: ");
            String guest = ann.line().replaceFirst("\\* (\\w+) joined", "$1");
            terminal.types("hello\n").sees(guest + ": hello");
            ann.sees(guest + ": hello");
            terminal.types(ESCAPE + "").sees("telnet> ").types("send ayt\n").sees("* Hubbub is here");
            terminal.types(ESCAPE + "").sees("telnet> ").types("mode character\n");
            terminal.types("chax\u007Fr\r").sees(guest + ": char");
            ann.sees(guest + ": char");
            terminal.types("never\u0003after\r").sees(guest + ": after");
            ann.sees(guest + ": after");
            terminal.types("/quit\r").sees("* Goodbye");
            ann.sees("* " + guest + " left");
            process.waitFor(20, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What a person sees and types; reading waits for what must come, and the test's time is limited. */
    private record Terminal(InputStream out, OutputStream in) {
        Terminal(Process process) {
            this(process.getInputStream(), process.getOutputStream());
        }

        Terminal types(String text) throws IOException {
            in.write(text.getBytes(UTF_8));
            in.flush();
            return this;
        }

        Terminal sees(String text) throws IOException {
            StringBuilder seen = new StringBuilder();
            while (!seen.toString().endsWith(text)) {
                int next = out.read();
                if (next < 0) {
                    throw new AssertionError("expected " + text + ", got " + seen);
                }
                seen.append((char) next);
            }
            return this;
        }
    }
}
