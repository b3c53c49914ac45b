package io.hubbub.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody at the line door who does what it is told without waiting for anything, and knows from what the server tells it who
 * and where it is. Told on the test's thread, tells on the swarm's.
 */
final class ChurnActor {
    private static final String WELCOME = "* Welcome to Hubbub. You are ";
    private static final String IN = "* You are in ";
    private static final String LEFT = "* You left ";
    private static final String NOW = "* You are now ";
    private static final String HERE = "* Here: ";
    private static final String CAUGHT_UP = "* There is no command /caught-up";

    private final SwarmClient client;

    // Guarded by this.
    private final Set<String> rooms = new TreeSet<>();
    private final List<Set<String>> lists = new ArrayList<>();
    private String nick = "";
    private boolean caughtUp;

    ChurnActor(Swarm swarm, int port) {
        client = swarm.connect(port, new LineSink(line -> {
            hear(line);
            return Optional.empty();
        }));
    }

    void type(String line) {
        client.send(line + "\n");
    }

    SwarmClient client() {
        return client;
    }

    synchronized String nick() {
        return nick;
    }

    synchronized boolean isIn(String room) {
        return rooms.contains(room);
    }

    /** Asks for a word that comes after everything it was told before. */
    void catchUp() {
        type("/caught-up");
    }

    synchronized boolean hasCaughtUp() {
        return caughtUp;
    }

    synchronized int lists() {
        return lists.size();
    }

    /** The last list of names it was shown. */
    synchronized Set<String> lastList() {
        return lists.get(lists.size() - 1);
    }

    private synchronized void hear(String line) {
        if (line.startsWith(WELCOME)) {
            nick = line.substring(WELCOME.length(), line.indexOf('.', WELCOME.length()));
        } else if (line.startsWith(IN)) {
            rooms.add(line.substring(IN.length()));
        } else if (line.startsWith(LEFT)) {
            rooms.remove(line.substring(LEFT.length()));
        } else if (line.startsWith(NOW)) {
            nick = line.substring(NOW.length());
        } else if (line.startsWith(HERE)) {
            lists.add(new TreeSet<>(List.of(line.substring(HERE.length()).split(", "))));
        } else if (line.startsWith(CAUGHT_UP)) {
            caughtUp = true;
        }
    }
}
