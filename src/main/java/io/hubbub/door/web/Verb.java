package io.hubbub.door.web;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a client can ask for.
 *
 * @param type the request's type
 * @param awaited whether what comes next has to wait until it has happened and the client has been told: it changes something, or
 *     its answer may be long
 * @param action what is done about it
 */
record Verb(String type, boolean awaited, JsonConversation.Action<Chat> action) {
    private static final Map<String, Verb> ALL = Stream.of(
                    awaited("hello", Chat::hello),
                    awaited("join", Chat::join),
                    awaited("leave", Chat::leave),
                    awaited("nick", Chat::nick),
                    new Verb("say", false, Chat::say),
                    awaited("topic", Chat::topic),
                    new Verb("direct", false, Chat::direct),
                    awaited("names", Chat::names),
                    awaited("history", Chat::history),
                    awaited("search", Chat::search),
                    awaited("mark", Chat::mark),
                    awaited("rooms", Chat::rooms),
                    awaited("whois", Chat::whois),
                    awaited("away", Chat::away),
                    awaited("kick", Chat::kick),
                    awaited("role", Chat::role),
                    awaited("modes", Chat::modes),
                    awaited("masks", Chat::masks),
                    awaited("invite", Chat::invite),
                    new Verb("task", false, Chat::task),
                    new Verb("ping", false, Chat::ping),
                    awaited("bye", Chat::bye))
            .collect(Collectors.toUnmodifiableMap(Verb::type, Function.identity()));

    private static Verb awaited(String type, JsonConversation.Action<Chat> action) {
        return new Verb(type, true, action);
    }

    /** All types of requests. */
    static Set<String> types() {
        return ALL.keySet();
    }

    /** The verb of a type; null if there is none. */
    static Verb of(String type) {
        return ALL.get(type);
    }
}
