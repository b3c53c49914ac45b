package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many speak at once, at all doors and two instances; everybody hears the same. */
@Timeout(60)
class OneOrderTest {
    private static final int EACH = 200;
    private static final int SPEAKERS = 4;
    private static final Pattern MESSAGE = Pattern.compile("<\\d \\d+>");

    private final TestServer server = TestServer.withDoors("web", "raw", "line", "irc");

    /** Each brings what it has heard, a line or a frame at a time. */
    private final List<Supplier<String>> listeners = new ArrayList<>();

    private final List<IntConsumer> speakers = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everybodyAtEveryDoorHearsEverythingOnceAndInOneOrder() {
        for (int instance = 0; instance < 2; instance++) {
            Peer raw = server.connect("raw").send("(here)");
            raw.awaitText("(here)");
            listeners.add(() -> raw.awaitText(">"));
            Peer line = server.connect("line");
            line.awaitText("* Here: ");
            listeners.add(line::line);
            Peer irc = irc("i" + instance);
            listeners.add(irc::line);
            WsPeer json = json("j" + instance);
            listeners.add(json::text);
            WsPeer chat = WsPeer.open(server.connect("web"), "/irc");
            chat.sends("NICK c" + instance).sends("USER c 0 * :c").sends("JOIN #lobby");
            while (!chat.text().contains(" 366 ")) {}
            listeners.add(chat::text);
        }
        Peer line = server.connect("line");
        line.awaitText("* Here: ");
        speakers.add(i -> line.send("<0 " + i + ">\n"));
        Peer irc = irc("speaker1");
        speakers.add(i -> irc.send("PRIVMSG #lobby :<1 " + i + ">\r\n"));
        WsPeer json = json("speaker2");
        speakers.add(i -> json.sends("{\"type\":\"say\",\"room\":\"lobby\",\"text\":\"<2 " + i + ">\"}"));
        WsPeer chat = WsPeer.open(server.connect("web"), "/irc", "Sec-WebSocket-Protocol: text.ircv3.net");
        chat.sends("NICK speaker3").sends("USER c 0 * :c").sends("JOIN #lobby");
        while (!chat.text().contains(" 366 ")) {}
        speakers.add(i -> chat.sends("PRIVMSG #lobby :<3 " + i + ">"));

        for (int i = 0; i < EACH; i++) {
            for (IntConsumer speaker : speakers) {
                speaker.accept(i);
            }
        }
        List<String> order = heard(listeners.get(0));
        for (int speaker = 0; speaker < SPEAKERS; speaker++) {
            String of = "<" + speaker + " ";
            List<String> own = order.stream().filter(one -> one.startsWith(of)).toList();
            for (int i = 0; i < EACH; i++) {
                assertEquals(of + i + ">", own.get(i));
            }
        }
        for (Supplier<String> listener : listeners.subList(1, listeners.size())) {
            assertEquals(order, heard(listener));
        }
    }

    private Peer irc(String nick) {
        Peer irc = server.connect("irc").send("NICK " + nick + "\r\nUSER i 0 * :i\r\nJOIN #lobby\r\n");
        irc.awaitText(" 366 ");
        return irc;
    }

    private WsPeer json(String nick) {
        return JsonPeer.welcomed(server, nick).joins("lobby").socket();
    }

    private static List<String> heard(Supplier<String> listener) {
        List<String> heard = new ArrayList<>();
        while (heard.size() < SPEAKERS * EACH) {
            Matcher messages = MESSAGE.matcher(listener.get());
            while (messages.find()) {
                heard.add(messages.group());
            }
        }
        return heard;
    }
}
