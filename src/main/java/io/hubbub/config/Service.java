package io.hubbub.config;

import java.util.List;
import java.util.Optional;

/** What a door serves: one record for each {@code door} word of the file. */
public sealed interface Service {
    /** Bytes to every raw member of the room; with a task, each chunk also runs it for its sender. */
    record Raw(String room, Optional<TaskCall> task) implements Service {}

    /** Lines of UTF-8 for people; a newcomer starts in the room. */
    record Line(String room) implements Service {}

    /**
     * IRC clients.
     *
     * @param network the network's name, one word
     * @param serverName what the server calls itself
     * @param motd the lines of the message of the day, none for no message
     * @param password what clients have to know, if anything
     */
    record Irc(String network, String serverName, List<String> motd, Optional<String> password) implements Service {}

    /** Each chunk received runs the task and gets its result. */
    record TaskService(TaskCall task) implements Service {}

    /** Returns what it gets. */
    record Echo() implements Service {}

    /** Greets and closes. */
    record Hello() implements Service {}

    /** Lets everybody in, and says so in a framed XML event. */
    record Login() implements Service {}
}
