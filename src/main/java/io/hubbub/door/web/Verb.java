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
                    verb("hello", true, Chat::greeting, Greeting::hello),
                    verb("login", true, Chat::accounts, AccountRequests::login),
                    verb("logout", true, Chat::accounts, AccountRequests::logout),
                    verb("register", true, Chat::accounts, AccountRequests::register),
                    verb("password", true, Chat::accounts, AccountRequests::password),
                    verb("tokens", true, Chat::accounts, AccountRequests::tokens),
                    verb("makeToken", true, Chat::accounts, AccountRequests::makeToken),
                    verb("revoke", true, Chat::accounts, AccountRequests::revoke),
                    verb("profile", true, Chat::descriptions, DescriptionRequests::profile),
                    verb("describe", true, Chat::descriptions, DescriptionRequests::describe),
                    awaited("join", ChatRequests::join),
                    awaited("leave", ChatRequests::leave),
                    awaited("nick", ChatRequests::nick),
                    verb("say", false, Chat::requests, ChatRequests::say),
                    awaited("topic", ChatRequests::topic),
                    verb("direct", false, Chat::requests, ChatRequests::direct),
                    awaited("names", ChatRequests::names),
                    awaited("redact", ChatRequests::redact),
                    awaited("history", ChatRequests::history),
                    awaited("mark", ChatRequests::mark),
                    verb("conversations", true, Chat::mail, MailRequests::conversations),
                    awaited("search", ChatRequests::search),
                    awaited("rooms", ChatRequests::rooms),
                    awaited("whois", ChatRequests::whois),
                    awaited("away", ChatRequests::away),
                    awaited("kick", ChatRequests::kick),
                    awaited("role", ChatRequests::role),
                    awaited("own", ChatRequests::own),
                    awaited("transfer", ChatRequests::transfer),
                    awaited("disown", ChatRequests::disown),
                    awaited("modes", ChatRequests::modes),
                    awaited("masks", ChatRequests::masks),
                    awaited("invite", ChatRequests::invite),
                    verb("task", false, Chat::requests, ChatRequests::task),
                    new Verb("ping", false, Chat::ping),
                    awaited("bye", ChatRequests::bye))
            .collect(Collectors.toUnmodifiableMap(Verb::type, Function.identity()));

    /** What a part of a conversation does about a request. */
    private interface Deed<T> {
        void run(T part, Request request) throws BadRequest;
    }

    private static Verb awaited(String type, Deed<ChatRequests> deed) {
        return verb(type, true, Chat::requests, deed);
    }

    private static <T> Verb verb(String type, boolean awaited, Function<Chat, T> part, Deed<T> deed) {
        return new Verb(type, awaited, (chat, request) -> deed.run(part.apply(chat), request));
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
