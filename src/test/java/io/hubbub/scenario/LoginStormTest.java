package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everybody logs in at once with a password, which is much work: few wait for that, the others are told, and nobody's words wait. */
@Timeout(300)
class LoginStormTest {
    private static final int PEOPLE = 100;

    /** Checks at work or waiting, as {@code Passwords} has it. */
    private static final int MOST_WAITING = 32;

    private static final String SERVER = """
            { "instances": 2, "history": { "uri": "sqlite:%s" }, "accounts": { "passwordRounds": 200000 },
              "doors": [ { "door": "web", "port": 0, "floodBurst": 0 } ] }
            """;

    @TempDir
    Path folder;

    @Test
    void fewWaitTheOthersAreToldAndChatGoesOn() {
        String uri = "sqlite:" + folder.resolve("kept.db");
        Map<String, Integer> answers = new TreeMap<>();
        try (ServerProcess server = ServerProcess.start(
                folder, SERVER.formatted(folder.resolve("kept.db")), Map.of("HUBBUB_HISTORY_URI", uri))) {
            List<JsonClient> people = new ArrayList<>();
            try (JsonClient talker = JsonClient.open(server.port("web"), message -> {})) {
                assertEquals(
                        "ok",
                        talker.ask(JsonClient.object("register")
                                        .put("account", "ann")
                                        .put("password", "sesame"))
                                .path("type")
                                .asText()
                                .replace("register", "ok"));
                talker.ask(JsonClient.object("join").put("room", "den"));
                for (int i = 0; i < PEOPLE; i++) {
                    people.add(JsonClient.open(server.port("web"), message -> {}));
                }
                Map<Integer, CompletableFuture<JsonNode>> logins = new HashMap<>();
                for (int i = 0; i < PEOPLE; i++) {
                    logins.put(
                            i,
                            people.get(i)
                                    .send(JsonClient.object("login")
                                            .put("account", "ann")
                                            .put("password", "sesame")));
                }
                int said = 0;
                while (logins.values().stream().anyMatch(login -> !login.isDone())) {
                    JsonNode done = talker.ask(
                            JsonClient.object("say").put("room", "den").put("text", "hello"));
                    assertEquals("ok", done.path("type").asText());
                    said++;
                }
                logins.values()
                        .forEach(login -> answers.merge(
                                login.join()
                                        .path("code")
                                        .asText(login.join().path("type").asText()),
                                1,
                                Integer::sum));
                assertTrue(said > answers.get("login"), () -> "no login held up what was said: " + answers);
                assertEquals(List.of("ACCOUNTS_BUSY", "login"), List.copyOf(answers.keySet()), answers::toString);
                assertTrue(answers.get("login") >= MOST_WAITING, answers::toString);
            } finally {
                people.forEach(JsonClient::close);
            }
        }
    }
}
