package io.hubbub.door.irc;

import io.hubbub.door.irc.HistoryReader.Found;
import io.hubbub.door.irc.HistoryRequest.Subcommand;
import io.hubbub.hub.Archive.Kind;
import io.hubbub.hub.PastQuery;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Room;
import java.util.List;
import java.util.Optional;

/** The command CHATHISTORY: <a href="https://ircv3.net/specs/extensions/chathistory">chathistory</a>. */
final class ChatHistory {
    /** Messages of one answer at most: a client fills many screens with them, and others don't wait long for their turn. */
    static final int MOST = 500;

    private static final String NAME = "CHATHISTORY";
    private static final String UNREADABLE = "Messages could not be retrieved";
    private static final String NO_MAILBOX = "Messages to people are kept for those who are logged in to an account";

    private ChatHistory() {}

    static void chathistory(Client client, Message message) {
        Optional<Subcommand> subcommand = Subcommand.find(message.parameter(0));
        if (!client.session().past().isAnythingKept()) {
            client.reply(Numeric.ERR_UNKNOWNCOMMAND, NAME);
        } else if (subcommand.isEmpty()) {
            client.fail(NAME, "INVALID_PARAMS", "Unknown subcommand", message.parameter(0));
        } else if (message.parameters().size() < subcommand.get().parameters()) {
            client.fail(NAME, "INVALID_PARAMS", "Insufficient parameters", message.parameter(0));
        } else {
            request(message, subcommand.get())
                    .ifPresentOrElse(
                            request -> answer(client, request),
                            () -> client.fail(
                                    NAME, fault(message, subcommand.get()), "Bad reference", message.parameter(0)));
        }
    }

    private static Optional<HistoryRequest> request(Message message, Subcommand subcommand) {
        Optional<Reference> first = Reference.read(message.parameter(subcommand.firstReference()));
        Optional<Reference> second = Reference.read(message.parameter(subcommand.lastReference()));
        if (first.isEmpty() || second.isEmpty() || !fits(subcommand, first.get()) || !fits(subcommand, second.get())) {
            return Optional.empty();
        }
        // BEFORE with a star, as Kiwi IRC asks, is everything up to now, which comes of itself.
        String target = subcommand == Subcommand.TARGETS ? "" : message.parameter(1);
        int limit = limit(message.parameter(subcommand.parameters() - 1));
        return Optional.of(new HistoryRequest(subcommand, target, first.get(), second.get(), limit));
    }

    private static boolean fits(Subcommand subcommand, Reference reference) {
        return switch (subcommand) {
            case AROUND -> !(reference instanceof Reference.Open);
            case TARGETS -> reference instanceof Reference.At;
            case LATEST, BEFORE, AFTER, BETWEEN -> true;
        };
    }

    private static String fault(Message message, Subcommand subcommand) {
        boolean isKind = Reference.isOfAnotherKind(message.parameter(subcommand.firstReference()))
                || Reference.isOfAnotherKind(message.parameter(subcommand.lastReference()));
        return isKind ? "INVALID_MSGREFTYPE" : "INVALID_PARAMS";
    }

    /** Whatever it is that a client wants too much, it gets as much as there can be. */
    private static int limit(String written) {
        int limit = written.matches("[0-9]{1,6}") ? Integer.parseInt(written) : MOST;
        return limit == 0 ? MOST : Math.min(limit, MOST);
    }

    private static void answer(Client client, HistoryRequest request) {
        if (request.subcommand() == Subcommand.TARGETS) {
            new HistoryTargets(client, request).answer();
            return;
        }
        Optional<String> channel = ChannelName.room(request.target());
        Optional<Room> room = channel.flatMap(client.session()::room);
        if (room.isPresent()) {
            read(client, request, room.get().name());
        } else if (channel.isEmpty()) {
            new MailHistory(client, request).answer(why -> refused(client, request, why));
        } else {
            // Not even whether there is such a channel: who asks is outside.
            refused(client, request, Why.NOT_IN_ROOM);
        }
    }

    private static void read(Client client, HistoryRequest request, String room) {
        client.steps.<Found>ask(
                answer -> {
                    Kind kind = client.has(Capability.EVENT_PLAYBACK) ? Kind.EVENTS : Kind.SPEECH;
                    Optional<List<PastQuery>> pages =
                            request.pages(client.session().past(), room, kind);
                    if (pages.isPresent()) {
                        HistoryReader.read(
                                client.session().past(), room, pages.get(), new PastEvent(client)::isShown, answer);
                    } else {
                        answer.accept(Found.NOTHING);
                    }
                },
                found -> {
                    if (found.why() == null) {
                        new HistoryAnswer(client, ChannelName.of(room), found).write();
                    } else {
                        refused(client, request, found.why());
                    }
                });
    }

    private static void refused(Client client, HistoryRequest request, Why why) {
        boolean isChannel = ChannelName.room(request.target()).isPresent();
        boolean isWrong = why == Why.NOT_IN_ROOM || (!isChannel && why != Why.PAST_UNREADABLE);
        String sentence = why == Why.ACCOUNT_NEEDED ? NO_MAILBOX : UNREADABLE;
        String code = isWrong ? "INVALID_TARGET" : "MESSAGE_ERROR";
        client.fail(NAME, code, sentence, request.subcommand().name(), request.target());
    }
}
