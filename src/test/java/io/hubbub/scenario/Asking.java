package io.hubbub.scenario;

import io.hubbub.Documents;
import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody at a door who asks what there is to see, and gives the answers in words that are the same for all doors. */
abstract class Asking {
    private static final Set<String> ROOMS = Set.of("den", "vault");
    private static final Set<String> PEOPLE = Set.of("host", "shy");

    private final StringBuilder seen = new StringBuilder();
    private int barriers;

    /** Sends a line that is answered with this word when all before it has been dealt with. */
    abstract void barrier(String word);

    abstract void sends(String line);

    abstract String line();

    abstract void joins(String room);

    /** The rooms of the list. */
    abstract Optional<String> rooms();

    /** Those who are in a room. */
    abstract Optional<String> names(String room);

    abstract Optional<String> topic(String room);

    /** The nick of the member that set the topic. */
    abstract Optional<String> topicBy(String room);

    /** The bans of a room. */
    abstract Optional<String> masks(String room);

    /** The rooms that somebody is in. */
    abstract Optional<String> whois(String nick);

    /** The people whom a search by a mask, or by a room, finds; a door may have none. */
    Optional<String> finds(String whom) {
        return Optional.empty();
    }

    static Asking at(String door, TestServer server, String nick) {
        return switch (door) {
            case "irc" -> new Irc(server, nick);
            case "web" -> new Web(server, nick);
            default -> new Line(server, nick);
        };
    }

    /** Everything that is told in answer to some lines; and what others did before. */
    List<String> asks(String... lines) {
        String word = "barrier" + barriers++;
        for (String line : lines) {
            sends(line);
        }
        barrier(word);
        List<String> answers = new ArrayList<>();
        for (String next = line(); !next.contains(word); next = line()) {
            seen.append(next).append('\n');
            answers.add(next);
        }
        return answers;
    }

    /** What comes of one line, but for the time of day, which is in the names of messages, too. */
    String said(String line) {
        asks();
        return String.join("\n", asks(line)).replaceAll("\"time\":\\d+|\"msgid\":\"[^\"]*\"", "");
    }

    /** All that there is to ask for at this door, with a word for a room or a nick in each place; but for what comes in or goes. */
    abstract List<String> everythingAbout(String word);

    /** Everything that it was told since it last forgot. */
    String seen() {
        return seen.toString();
    }

    /** Forgets all that it was told so far. */
    void forgets() {
        asks();
        seen.setLength(0);
    }

    /** Those of some words that the table is about, in order. */
    static String known(Stream<String> words, Set<String> among) {
        return words.filter(among::contains).sorted().distinct().collect(Collectors.joining(" "));
    }

    /** An IRC client. */
    static final class Irc extends Asking {
        private final Peer peer;

        Irc(TestServer server, String nick) {
            this.peer = server.connect("irc");
            asks("NICK " + nick, "USER " + nick + " 0 * :" + nick);
        }

        @Override
        void barrier(String word) {
            sends("PING " + word);
        }

        @Override
        void sends(String line) {
            peer.send(line + "\r\n");
        }

        @Override
        String line() {
            return peer.line();
        }

        @Override
        void joins(String room) {
            asks("JOIN #" + room);
        }

        /** The last parameters of the replies with a numeric; or what a refusal says. */
        private List<String> told(String line, String numeric) {
            List<String> told = new ArrayList<>();
            for (String answer : asks(line)) {
                String[] words = answer.strip().split(" ", 4);
                switch (words[1]) {
                    case "403" -> told.add("NO_SUCH_ROOM");
                    case "442" -> told.add("NOT_IN_ROOM");
                    default -> {
                        if (words[1].equals(numeric)) {
                            told.add(words[3]);
                        }
                    }
                }
            }
            return told;
        }

        private static Stream<String> words(List<String> told) {
            return told.stream().flatMap(text -> Stream.of(text.split("[ :@+#]+")));
        }

        @Override
        Optional<String> rooms() {
            return Optional.of(known(words(told("LIST", "322")), ROOMS));
        }

        /** Every command that HELP lists, with the channel wherever a parameter may stand. */
        @Override
        List<String> everythingAbout(String word) {
            String room = "#" + word;
            List<String> places = List.of(
                    room,
                    room + " host",
                    room + " b",
                    room + " +m",
                    room + " +o host",
                    room + " :words",
                    "host " + room,
                    "host " + room + " :words",
                    "host," + room,
                    "+ " + word,
                    "@" + room + " :words");
            return told("HELP", "705").stream()
                    .flatMap(line ->
                            Stream.of(line.substring(line.indexOf(':') + 1).split(" ")))
                    .filter(command -> !Set.of("JOIN", "QUIT", "TASK", "USER", "PASS", "PONG")
                            .contains(command))
                    .flatMap(command -> places.stream().map(place -> command + " " + place))
                    .toList();
        }

        /** IRC tells of no names where there is no channel. */
        @Override
        Optional<String> names(String room) {
            String names = known(words(told("NAMES #" + room, "353")), PEOPLE);
            return Optional.of(names.isEmpty() ? "NO_SUCH_ROOM" : names);
        }

        @Override
        Optional<String> finds(String whom) {
            return Optional.of(known(words(told("WHO " + whom, "352")), PEOPLE));
        }

        @Override
        Optional<String> topic(String room) {
            return Optional.of(last(told("TOPIC #" + room, "332")));
        }

        @Override
        Optional<String> topicBy(String room) {
            List<String> told = told("TOPIC #" + room, "333");
            return Optional.of(
                    told.isEmpty()
                            ? ""
                            : told.get(0).replaceFirst("^#\\S+ ", "").split(" ")[0]);
        }

        private static String last(List<String> told) {
            String text = told.get(0);
            return text.substring(text.indexOf(':') + 1);
        }

        @Override
        Optional<String> masks(String room) {
            String first = told("MODE #" + room + " b", "367").get(0);
            return Optional.of(first.startsWith("#") ? first.split(" ")[1] : first);
        }

        @Override
        Optional<String> whois(String nick) {
            return Optional.of(known(words(told("WHOIS " + nick, "319")), ROOMS));
        }
    }

    /** A program that talks JSON. */
    static class Web extends Asking {
        /** As many rows the table of requests has in the documents, which is the first of them. */
        private static final int REQUESTS = 19;

        private static final String OTHER_MEMBERS =
                ",'text':'hi','topic':'mine','reason':'','role':'voice','granted':true,"
                        + "'list':'ban','changes':[{'mode':'moderated','on':true}]";

        private final WsPeer socket;
        private final Deque<String> lines = new ArrayDeque<>();

        Web(TestServer server, String nick) {
            this(WsPeer.open(server.connect("web"), "/ws"));
            asks("{'type':'hello','version':1,'nick':'" + nick + "'}");
        }

        Web(WsPeer socket) {
            this.socket = socket;
        }

        @Override
        void barrier(String word) {
            sends("{'type':'ping','id':'" + word + "'}");
        }

        @Override
        void sends(String line) {
            socket.sends(line.replace('\'', '"'));
        }

        @Override
        String line() {
            while (lines.isEmpty()) {
                WsPeer.Frame frame = socket.frame();
                if (frame.opcode() == WsPeer.TEXT) {
                    lines.addAll(List.of(frame.text().split("\n", -1)));
                }
            }
            return lines.poll();
        }

        @Override
        void joins(String room) {
            asks("{'type':'join','room':'" + room + "'}");
        }

        /** Every request that is documented, with all members that requests have. */
        @Override
        List<String> everythingAbout(String word) {
            return Documents.lines(Documents.FOLDER.resolve("json.md")).stream()
                    .filter(line -> line.matches("\\| `[a-z]+` \\|.*"))
                    .limit(REQUESTS)
                    .map(line -> line.split("`")[1])
                    .filter(type ->
                            !Set.of("hello", "join", "bye", "nick", "task").contains(type))
                    .flatMap(type -> Stream.of("host", word)
                            .map(nick -> "{'type':'" + type + "','room':'" + word + "','nick':'" + nick + "','to':'"
                                    + nick + "','filter':'" + word + "'" + OTHER_MEMBERS + "}"))
                    .toList();
        }

        /** The answer to a request. */
        private JsonObject answer(String type, String members) {
            return asks("{'type':'" + type + "'" + members + "}").stream()
                    .map(JsonObject::new)
                    .filter(answer -> answer.getString("type").equals(type)
                            || answer.getString("type").equals("error"))
                    .findFirst()
                    .orElseThrow();
        }

        private static Optional<String> listed(JsonObject answer, String list, String member, Set<String> among) {
            if (answer.containsKey("code")) {
                return Optional.of(answer.getString("code"));
            }
            JsonArray all = answer.getJsonArray(list, new JsonArray());
            return Optional.of(
                    known(all.stream().map(JsonObject.class::cast).map(one -> one.getString(member)), among));
        }

        @Override
        Optional<String> rooms() {
            return listed(answer("rooms", ""), "rooms", "room", ROOMS);
        }

        @Override
        Optional<String> names(String room) {
            return listed(answer("names", ",'room':'" + room + "'"), "members", "nick", PEOPLE);
        }

        @Override
        Optional<String> topic(String room) {
            JsonObject answer = answer("names", ",'room':'" + room + "'");
            return Optional.ofNullable(answer.getString("code"))
                    .or(() -> Optional.of(answer.getJsonObject("topic").getString("text")));
        }

        @Override
        Optional<String> topicBy(String room) {
            JsonObject answer = answer("names", ",'room':'" + room + "'");
            return Optional.ofNullable(answer.getString("code"))
                    .or(() -> Optional.of(answer.getJsonObject("topic").getString("by", "")));
        }

        @Override
        Optional<String> masks(String room) {
            JsonObject answer = answer("masks", ",'room':'" + room + "','list':'ban'");
            return Optional.ofNullable(answer.getString("code"))
                    .or(() -> Optional.of(
                            answer.getJsonArray("masks").getJsonObject(0).getString("mask")));
        }

        @Override
        Optional<String> whois(String nick) {
            JsonArray rooms = answer("whois", ",'nick':'" + nick + "'").getJsonArray("rooms", new JsonArray());
            return Optional.of(known(rooms.stream().map(String.class::cast), ROOMS));
        }
    }

    /** A console at this machine, which needs no token. */
    static final class Console extends Web {
        Console(TestServer server) {
            super(WsPeer.open(server.connect("web"), "/console/ws"));
            asks("{'type':'hello','version':1}");
        }
    }

    /** A person with netcat. */
    static final class Line extends Asking {
        private final Peer peer;

        Line(TestServer server, String nick) {
            this.peer = server.connect("line");
            asks("/nick " + nick);
        }

        @Override
        void barrier(String word) {
            sends("/whois " + word);
        }

        @Override
        void sends(String line) {
            peer.send(line + "\n");
        }

        @Override
        String line() {
            return peer.line();
        }

        @Override
        void joins(String room) {
            asks("/join " + room);
        }

        @Override
        Optional<String> rooms() {
            return Optional.of(known(asks("/rooms").stream().map(line -> line.split(" ")[1]), ROOMS));
        }

        @Override
        Optional<String> names(String room) {
            String answer = asks("/who " + room).get(0);
            return Optional.of(
                    answer.endsWith("there is no such room")
                            ? "NO_SUCH_ROOM"
                            : known(Stream.of(answer.split("[ ,:]+")), PEOPLE));
        }

        /** Every command that /help lists. */
        @Override
        List<String> everythingAbout(String word) {
            return asks("/help").stream()
                    .flatMap(line -> Stream.of(line.split(" "))
                            .filter(part -> part.matches("/[a-z]+"))
                            .limit(1))
                    .filter(command -> !Set.of("/join", "/quit", "/task", "/nick", "/profile")
                            .contains(command))
                    .flatMap(command ->
                            Stream.of(command + " " + word, command + " host " + word, command + " " + word + " on"))
                    .toList();
        }

        /** Its members alone may ask. */
        @Override
        Optional<String> topic(String room) {
            return inside(room, "/topic").map(text -> text.substring(text.lastIndexOf(' ') + 1));
        }

        @Override
        Optional<String> topicBy(String room) {
            return inside(room, "/topic").map(text -> text.replaceFirst(".*set by (\\S+): .*", "$1"));
        }

        @Override
        Optional<String> masks(String room) {
            return inside(room, "/bans").map(text -> text.substring(text.lastIndexOf(' ') + 1));
        }

        /** What comes of a command in a room that it is in; a stranger would come in. */
        private Optional<String> inside(String room, String command) {
            boolean isInside = asks("/who " + room).get(0).startsWith("* Here: ");
            return isInside ? asks("/join " + room, command).stream().reduce((first, last) -> last) : Optional.empty();
        }

        @Override
        Optional<String> whois(String nick) {
            return Optional.of(known(
                    asks("/whois " + nick).stream()
                            .filter(line -> line.contains(" is in "))
                            .flatMap(line -> Stream.of(line.split("[ ,]+"))),
                    ROOMS));
        }
    }
}
