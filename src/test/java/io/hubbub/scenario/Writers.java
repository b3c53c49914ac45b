package io.hubbub.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writers at all doors, each of whom speaks on as soon as what it said has been seen: as fast as the server lets them. They say {@code
 * wNUMBER.LIFE.COUNT;}.
 */
final class Writers implements AutoCloseable {
    /** What a writer may have said that nobody has seen. Raw words are not joined if there is one. */
    private static final int AHEAD = 16;

    private final ServerProcess server;
    private final int life;
    private final String more;
    private final List<Writer> writers = new ArrayList<>();
    private final List<Runnable> closing = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isOver;

    private final class Writer implements Runnable {
        private final String name;
        private final Semaphore free;
        private final Consumer<String> say;

        Writer(int number, int ahead, Consumer<String> say) {
            this.name = "w" + number + "." + life + ".";
            this.free = new Semaphore(ahead);
            this.say = say;
        }

        @Override
        public void run() {
            try {
                for (int count = 0; !isOver; count++) {
                    if (free.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                        say.accept(name + count + ";" + more);
                    } else {
                        count--;
                    }
                }
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            }
        }
    }

    /** @param more what they say besides */
    Writers(ServerProcess server, int life, String more) {
        this.server = server;
        this.life = life;
        this.more = more;
    }

    private void start(int ahead, Consumer<String> say) {
        Writer writer = new Writer(writers.size(), ahead, say);
        writers.add(writer);
        Thread thread = new Thread(writer, writer.name);
        thread.setDaemon(true);
        threads.add(thread);
    }

    private Talker talker(String door, String welcome) {
        Talker talker = new Talker(server.port(door), welcome, line -> {});
        closing.add(talker::close);
        return talker;
    }

    Writers raw(String door) {
        Talker talker = talker(door, "");
        start(1, talker::send);
        return this;
    }

    Writers line(String door) {
        Talker talker = talker(door, "* Here:").awaitWelcome();
        start(AHEAD, talker::send);
        return this;
    }

    Writers irc(String room) {
        Talker talker = talker("irc", " 366 ");
        talker.send("NICK i" + writers.size() + "x" + life + "\r\nUSER i 0 * :i\r\nJOIN #" + room + "\r");
        talker.awaitWelcome();
        start(AHEAD, text -> talker.send("PRIVMSG #" + room + " :" + text + "\r"));
        return this;
    }

    Writers json(String room) {
        JsonClient client = JsonClient.open(server.port("web"), message -> {});
        closing.add(client::close);
        client.ask(JsonClient.object("join").put("room", room));
        start(
                AHEAD,
                text -> client.send(JsonClient.object("say").put("room", room).put("text", text)));
        return this;
    }

    void begin() {
        threads.forEach(Thread::start);
    }

    /** Somebody has seen an event: its writer may go on. */
    void seen(JsonNode event) {
        String text = event.path("text").asText();
        int point = text.indexOf('.');
        if (text.startsWith("w") && point > 0) {
            int number = Integer.parseInt(text, 1, point, 10);
            if (number < writers.size() && text.startsWith(writers.get(number).name)) {
                writers.get(number).free.release();
            }
        }
    }

    /** They say nothing more. */
    void stop() {
        isOver = true;
    }

    @Override
    public void close() {
        stop();
        try {
            for (Thread thread : threads) {
                thread.join(Scenario.PATIENCE.toMillis());
            }
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
        closing.forEach(Runnable::run);
    }
}
