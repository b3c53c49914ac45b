package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Two people with a room between them, and somebody who does nothing but register: they change whatever one can change of accounts, one
 * thing after the other, until the server is gone, and know afterwards what must be there. For one thread.
 */
final class AccountChanger {
    /** The password of somebody who has no account. */
    private static final String NONE = "";

    private static final int OLD_ACCOUNTS_LOOKED_AT = 20;

    private final String name;
    private final Random random;
    private final String first;
    private final String second;
    private final String room;
    private final Map<String, Promised<String>> passwords = new HashMap<>();
    private final Map<String, List<String>> formerPasswords = new HashMap<>();
    private final List<String> registered = new ArrayList<>();

    /** Each with its secret. */
    private final Map<String, Promised<Boolean>> tokens = new HashMap<>();

    private final Map<String, Long> tokenNumbers = new HashMap<>();
    private final Promised<String> owner = new Promised<>("");
    private final Promised<Boolean> hasVoice = new Promised<>(false);

    private JsonClient one;
    private JsonClient other;
    private JsonClient newcomer;
    private int port;

    /** Whether the server registers nobody any more for a while. */
    private boolean isFull;

    private int made;
    private int answered;

    AccountChanger(String name, Random random) {
        this.name = name;
        this.random = random;
        this.first = "ann" + name;
        this.second = "bob" + name;
        this.room = "room" + name;
        passwords.put(first, new Promised<>(NONE));
        passwords.put(second, new Promised<>(NONE));
    }

    /** How much it was answered in all lives of the server. */
    int answered() {
        return answered;
    }

    // A life of the server.

    /** Goes on until the server ends. */
    void changeWhatItCan(int atPort, CountDownLatch hasBegun) {
        port = atPort;
        isFull = false;
        try (JsonClient a = comesBack(first);
                JsonClient b = comesBack(second);
                JsonClient c = JsonClient.open(port, message -> {})) {
            one = a;
            other = b;
            newcomer = c;
            joinsAndCompares();
            hasBegun.countDown();
            while (changes()) {
                answered++;
            }
        } finally {
            hasBegun.countDown();
        }
    }

    private JsonClient comesBack(String account) {
        JsonClient client = JsonClient.open(port, message -> {});
        Promised<String> password = passwords.get(account);
        boolean isNew = password.value().equals(NONE);
        String wanted = isNew ? freshPassword() : password.value();
        JsonNode in = client.ask(JsonClient.object(isNew ? "register" : "login")
                .put("account", account)
                .put("password", wanted));
        assertEquals(account, in.path("nick").asText(), in::toString);
        password.is(wanted);
        return client;
    }

    private void joinsAndCompares() {
        one.ask(JsonClient.object("join").put("room", room));
        JsonNode joined = other.ask(JsonClient.object("join").put("room", room));
        assertEquals("joined", joined.path("type").asText(), joined::toString);
        owner.found(joined.path("owner").asText(), "the owner of " + room + " in " + joined);
        hasVoice.found(roles(joined, second).contains("voice"), "the voice of " + second + " in " + joined);
        boolean isOwners = owner.value().equals(first);
        assertEquals(isOwners, roles(joined, first).contains("owner"), joined::toString);
    }

    private static List<String> roles(JsonNode joined, String nick) {
        List<String> roles = new ArrayList<>();
        for (JsonNode member : joined.path("members")) {
            if (member.path("nick").asText().equals(nick)) {
                member.path("roles").forEach(role -> roles.add(role.asText()));
            }
        }
        return roles;
    }

    /** One thing; false if the answer never came. */
    private boolean changes() {
        return switch (random.nextInt(6)) {
            case 0 -> registers();
            case 1 -> takesAnotherPassword();
            case 2 -> makesAToken();
            case 3 -> revokesAToken();
            case 4 -> changesTheOwner();
            default -> changesTheVoice();
        };
    }

    private String freshPassword() {
        return "pw-" + name + "-" + ++made;
    }

    private boolean registers() {
        if (isFull) {
            return makesAToken();
        }
        String account = "new" + name + "x" + ++made;
        String wanted = freshPassword();
        Promised<String> password = new Promised<>(NONE);
        passwords.put(account, password);
        registered.add(account);
        password.asked(wanted);
        ObjectNode request = JsonClient.object("register").put("account", account);
        Optional<JsonNode> answer = send(newcomer, request.put("password", wanted));
        isFull = answer.isPresent() && answer.get().path("code").asText().equals("TOO_MANY_REGISTRATIONS");
        answer.ifPresent(done -> password.is(isFull ? NONE : wanted));
        return isFull || (answer.isPresent() && newcomerIsAGuestAgain());
    }

    private boolean newcomerIsAGuestAgain() {
        return answer(newcomer, JsonClient.object("logout")).isPresent();
    }

    private boolean takesAnotherPassword() {
        Promised<String> password = passwords.get(first);
        String old = password.value();
        String wanted = freshPassword();
        ObjectNode request = JsonClient.object("password").put("old", old).put("new", wanted);
        boolean isDone = ask(one, request, password, wanted).isPresent();
        if (isDone) {
            formerPasswords.computeIfAbsent(first, key -> new ArrayList<>()).add(old);
        }
        return isDone;
    }

    private boolean makesAToken() {
        ObjectNode request = JsonClient.object("makeToken").put("label", "t" + ++made);
        Optional<JsonNode> answer = answer(other, request.put("lasts", true));
        answer.ifPresent(token -> {
            String secret = token.path("secret").asText();
            tokens.put(secret, new Promised<>(true));
            tokenNumbers.put(secret, token.path("token").asLong());
        });
        return answer.isPresent();
    }

    private boolean revokesAToken() {
        List<String> good = tokens.keySet().stream()
                .filter(token -> tokens.get(token).value())
                .sorted()
                .toList();
        if (good.isEmpty()) {
            return makesAToken();
        }
        String token = good.get(random.nextInt(good.size()));
        ObjectNode request = JsonClient.object("revoke").put("token", tokenNumbers.get(token));
        return ask(other, request, tokens.get(token), false).isPresent();
    }

    private boolean changesTheOwner() {
        if (owner.value().isEmpty()) {
            return ask(one, JsonClient.object("own").put("room", room), owner, first)
                    .isPresent();
        }
        boolean isFirst = owner.value().equals(first);
        JsonClient client = isFirst ? one : other;
        if (random.nextInt(3) == 0) {
            return ask(client, JsonClient.object("disown").put("room", room), owner, "")
                    .isPresent();
        }
        String to = isFirst ? second : first;
        ObjectNode request = JsonClient.object("transfer").put("room", room);
        return ask(client, request.put("nick", to), owner, to).isPresent();
    }

    private boolean changesTheVoice() {
        boolean isGranted = !hasVoice.value();
        ObjectNode request = JsonClient.object("role").put("room", room).put("nick", second);
        return ask(one, request.put("role", "voice").put("granted", isGranted), hasVoice, isGranted)
                .isPresent();
    }

    private <T> Optional<JsonNode> ask(JsonClient client, ObjectNode request, Promised<T> about, T wanted) {
        about.asked(wanted);
        Optional<JsonNode> answer = answer(client, request);
        answer.ifPresent(done -> about.is(wanted));
        return answer;
    }

    /** Empty if the connection ended before. A refusal is a failure: nothing is asked for that can't be had. */
    private static Optional<JsonNode> answer(JsonClient client, ObjectNode request) {
        Optional<JsonNode> answer = send(client, request);
        answer.ifPresent(done -> assertNotEquals("error", done.path("type").asText(), () -> request + " " + done));
        return answer;
    }

    private static Optional<JsonNode> send(JsonClient client, ObjectNode request) {
        try {
            return Optional.of(client.send(request).get(Scenario.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException ended) {
            return Optional.empty();
        } catch (InterruptedException | TimeoutException failure) {
            throw new AssertionError(request.toString(), failure);
        }
    }

    // What is found afterwards.

    /** Fails unless everything is there that was answered, and nothing that was taken back, at the IRC door of a server. */
    void compare(int ircPort) {
        List<String> looked = new ArrayList<>(List.of(first, second));
        int old = Math.max(0, registered.size() - OLD_ACCOUNTS_LOOKED_AT);
        looked.addAll(registered.subList(old, registered.size()));
        for (int i = 0; i < Math.min(old, OLD_ACCOUNTS_LOOKED_AT); i++) {
            looked.add(registered.get(random.nextInt(old)));
        }
        looked.forEach(account -> comparePassword(ircPort, account));
        for (Map.Entry<String, Promised<Boolean>> token : tokens.entrySet()) {
            token.getValue()
                    .found(
                            IrcCaller.letsIn(ircPort, second, token.getKey()),
                            "that token " + tokenNumbers.get(token.getKey()) + " lets in");
        }
        tokens.values().removeIf(token -> !token.value());
    }

    private void comparePassword(int ircPort, String account) {
        Promised<String> password = passwords.get(account);
        List<String> working = password.possible().stream()
                .filter(one -> !one.equals(NONE) && IrcCaller.letsIn(ircPort, account, one))
                .toList();
        assertTrue(working.size() < 2, () -> account + " has two passwords");
        String found = working.isEmpty() ? NONE : working.get(0);
        password.possible().stream()
                .filter(one -> !one.equals(NONE) && !one.equals(found))
                .forEach(one -> formerPasswords
                        .computeIfAbsent(account, key -> new ArrayList<>())
                        .add(one));
        password.found(found, "the password of " + account);
        assertEquals(found.equals(NONE), IrcCaller.isFree(ircPort, account), () -> "the nick " + account + " is free");
        List<String> former = formerPasswords.getOrDefault(account, List.of());
        former.subList(Math.max(0, former.size() - 2), former.size())
                .forEach(one -> assertFalse(IrcCaller.letsIn(ircPort, account, one), () -> one + " still works"));
    }
}
