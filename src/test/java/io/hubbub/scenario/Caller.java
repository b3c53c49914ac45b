package io.hubbub.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One person at the line door who types, and waits for what comes back. Blocking; for the test's thread. */
final class Caller implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private String nick = "";

    private Caller(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) Scenario.PATIENCE.toMillis());
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Somebody who has been welcomed, and shown who is there. */
    static Caller call(int port) {
        try {
            Caller caller = new Caller(port);
            caller.nick = caller.lineWith("Welcome").replaceAll(".*You are (\\S+)\\..*", "$1");
            caller.lineWith("* Here: ");
            return caller;
        } catch (IOException cannot) {
            throw new AssertionError(cannot);
        }
    }

    /** The guest's nick it was given. */
    String nick() {
        return nick;
    }

    void type(String line) {
        try {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** The next line that has this in it. */
    String lineWith(String part) {
        List<String> skipped = linesUntil(line -> line.contains(part));
        return skipped.get(skipped.size() - 1);
    }

    /** The lines up to the first one like this, that one included. */
    List<String> linesUntil(Predicate<String> last) {
        List<String> lines = new ArrayList<>();
        try {
            do {
                String line = in.readLine();
                if (line == null) {
                    throw new AssertionError("the connection ended after " + lines);
                }
                lines.add(line);
            } while (!last.test(lines.get(lines.size() - 1)));
            return lines;
        } catch (IOException broken) {
            throw new AssertionError("after " + lines, broken);
        }
    }

    /** All lines until the server has closed the connection. */
    List<String> linesToTheEnd() {
        List<String> lines = new ArrayList<>();
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
            return lines;
        } catch (IOException broken) {
            throw new AssertionError("after " + lines, broken);
        }
    }

    /** The rooms there are, each as {@code name (members)}. */
    List<String> rooms() {
        type("/rooms");
        List<String> lines = linesUntil(line -> line.matches("\\* \\d+ rooms?"));
        return lines.stream()
                .filter(line -> line.matches("\\* \\S+ \\(\\d+\\).*"))
                .map(line -> line.replaceAll("\\* (\\S+ \\(\\d+\\)).*", "$1"))
                .toList();
    }

    /** Who is in a room that it is in, sorted. */
    List<String> who(String room) {
        type("/who " + room);
        String names = lineWith("* Here: ").substring("* Here: ".length());
        return List.of(names.split(", ")).stream().sorted().toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
