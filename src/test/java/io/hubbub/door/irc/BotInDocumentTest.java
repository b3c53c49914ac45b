package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Documents;
import io.hubbub.TestServer;
import io.hubbub.command.OneCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bot that the document has is run as it stands there. */
@Timeout(60)
class BotInDocumentTest {
    private static final int LINES = 10;

    @TempDir
    Path folder;

    @Test
    void itLogsInByItsTokenAndAnswers() throws IOException {
        List<String> bot = Documents.lines(Documents.FOLDER.resolve("irc.md")).stream()
                .dropWhile(line -> !line.equals("    #!/usr/bin/env bash"))
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .toList();
        assertEquals(LINES, bot.size(), () -> "a bot of " + bot);
        String json = "{'history': {'uri': 'sqlite:" + folder.resolve("hubbub.db")
                + "'}, 'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0}]}";
        try (TestServer server = TestServer.start(json)) {
            String conf = Files.writeString(folder.resolve("conf.json"), json.replace('\'', '"'))
                    .toString();
            OneCommand.run("account", "add", "clock", "--bot", "--conf", conf);
            Matcher token = Pattern.compile("hub_\\S+")
                    .matcher(OneCommand.run("token", "add", "clock", "on the shelf", "--conf", conf));
            assertTrue(token.find());
            IrcPeer ann = IrcPeer.welcomed(server, "ann", "extended-join");
            ann.sends("JOIN #lobby").seesAllUntil("366");
            Process clock = run(bot, token.group(), server.port("irc"));
            try {
                assertTrue(ann.line().startsWith(":clock!~clock@127.0.0.1 JOIN #lobby clock :tells the time"));
                ann.sends("PRIVMSG #lobby :!time");
                String answer = ann.line();
                assertTrue(answer.matches(":clock!\\S+ PRIVMSG #lobby :It is \\d\\d:\\d\\d UTC"), answer);
                ann.sends("WHOIS clock");
                String whois = String.join("\n", ann.seesAllUntil("318"));
                assertTrue(whois.contains("330 ann clock clock :is logged in as"), whois);
                assertTrue(whois.contains(" 335 "), whois);
            } finally {
                clock.destroyForcibly();
            }
            assertFalse(server.stats().mistakes().made() > 0);
        }
    }

    private Process run(List<String> bot, String token, int port) throws IOException {
        Path script = Files.writeString(folder.resolve("clock"), bot.stream().collect(Collectors.joining("\n")));
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clock.log").toFile());
        builder.environment().put("HUBBUB_TOKEN", token);
        builder.environment().put("HUBBUB_PORT", Integer.toString(port));
        return builder.start();
    }
}
