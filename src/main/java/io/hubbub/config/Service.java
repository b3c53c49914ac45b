package io.hubbub.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a door serves: one record for each {@code door} word of the file. */
public sealed interface Service {
    /**
     * Bytes to every raw member of the room; with a task, each chunk also runs it for its sender.
     *
     * @param refusesOthers whether a client is turned away that begins like one of another protocol
     */
    record Raw(String room, Optional<TaskCall> task, boolean refusesOthers) implements Service {}

    /**
     * Datagrams to and from a room.
     *
     * @param idleSeconds of silence after which a member is gone
     * @param datagramBytes the most that go out in one
     */
    record Udp(String room, int idleSeconds, int datagramBytes) implements Service {
        /** What such a door is called in the configuration. */
        public static final String WORD = "udp";
    }

    /** Lines of UTF-8 for people; a newcomer starts in the room. */
    record Line(String room, int floodBurst, int floodPerSecond) implements Service {}

    /**
     * IRC clients.
     *
     * @param network the network's name, one word
     * @param serverName what the server calls itself
     * @param motd the lines of the message of the day, none for no message
     * @param admin up to three lines on who runs the server
     * @param password what clients have to know, if anything
     * @param operators bcrypt hashes of the passwords of those who look after the server, by name
     * @param stripFormatting whether other doors see what is said without colours and the like
     */
    record Irc(
            String network,
            String serverName,
            List<String> motd,
            List<String> admin,
            Optional<String> password,
            Map<String, String> operators,
            boolean stripFormatting,
            int targets,
            int registrationSeconds,
            int pingSeconds,
            int pongSeconds,
            int floodBurst,
            int floodPerSecond)
            implements Service {

        public Irc {
            motd = List.copyOf(motd);
            admin = List.copyOf(admin);
            operators = Map.copyOf(operators);
        }

        /** What a door has of which the configuration says nothing more. */
        public static Irc standard() {
            return new Irc(
                    "Hubbub",
                    "hubbub.local",
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Map.of(),
                    true,
                    Setting.TARGETS.standard(),
                    Setting.REGISTRATION_SECONDS.standard(),
                    Setting.PING_SECONDS.standard(),
                    Setting.PONG_SECONDS.standard(),
                    Setting.FLOOD_BURST.standard(),
                    Setting.FLOOD_PER_SECOND.standard());
        }
    }

    /**
     * Browsers.
     *
     * @param path what all addresses of the door begin with; begins and ends with a slash
     * @param allowedOrigins other sites whose pages may talk to the door, in small letters; a star for all, and one before a name for
     *     all names below it
     * @param room where the page suggests to go first
     * @param consoleToken what an operator has to know; if nothing, the console is for this machine alone
     */
    record Web(
            String path,
            List<String> allowedOrigins,
            String room,
            Optional<String> consoleToken,
            int registrationSeconds,
            int pingSeconds,
            int pongSeconds,
            int floodBurst,
            int floodPerSecond,
            int headerBytes,
            int urlBytes)
            implements Service {

        public Web {
            allowedOrigins = List.copyOf(allowedOrigins);
        }
    }

    /** Each chunk received runs the task and gets its result. */
    record TaskService(TaskCall task) implements Service {}

    /** Returns what it gets. */
    record Echo() implements Service {}

    /** Greets and closes. */
    record Hello() implements Service {}

    /** Lets everybody in, and says so in a framed XML event. */
    record Login() implements Service {}
}
