package io.hubbub.client;

import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One of the commands that a person can type on an IRC door.
 *
 * @param usage its name and what goes behind it
 * @param minimum how many words it needs
 * @param waits whether it goes out only when it is known where we are
 * @param action sends it; gets the talk and what was typed behind the name
 */
record IrcCommand(String usage, int minimum, boolean waits, BiFunction<IrcTalk, String, Future<Void>> action) {
    private static final List<IrcCommand> ALL = List.of(
            now("nick NAME", 1, (talk, text) -> talk.rename(word(text, 0))),
            later("join ROOM [KEY]", 1, (talk, text) -> talk.join(channel(word(text, 0)), word(text, 1))),
            later("part [ROOM]", 0, (talk, text) -> talk.part(text.isEmpty() ? "" : channel(word(text, 0)))),
            later("topic [TEXT]", 0, IrcTalk::topic),
            later("msg NICK TEXT", 2, (talk, text) -> talk.speak(word(text, 0), text.split(" +", 2)[1])),
            later("me TEXT", 1, IrcTalk::act),
            later("names [ROOM]", 0, (talk, text) -> talk.names(text.isEmpty() ? "" : channel(word(text, 0)))),
            later("whois NICK", 1, (talk, text) -> talk.send("WHOIS " + word(text, 0))),
            later("list", 0, (talk, text) -> talk.send("LIST")),
            later("away [TEXT]", 0, (talk, text) -> talk.send(text.isEmpty() ? "AWAY" : "AWAY :" + text)),
            now("quit [TEXT]", 0, IrcTalk::quit),
            now("quote LINE", 1, IrcTalk::send),
            now("help", 0, (talk, text) -> talk.tell(help())));

    private static final Map<String, IrcCommand> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(IrcCommand::name, Function.identity()));

    private static IrcCommand now(String usage, int minimum, BiFunction<IrcTalk, String, Future<Void>> action) {
        return new IrcCommand(usage, minimum, false, action);
    }

    private static IrcCommand later(String usage, int minimum, BiFunction<IrcTalk, String, Future<Void>> action) {
        return new IrcCommand(usage, minimum, true, action);
    }

    /** Does what a line asks for, or tells what is wrong with it. The slash before it is gone. */
    static Future<Void> run(IrcTalk talk, String line) {
        String[] parts = line.split(" +", 2);
        String text = parts.length == 1 ? "" : parts[1].strip();
        IrcCommand command = BY_NAME.get(parts[0]);
        if (command == null) {
            return talk.tell("There is no /" + parts[0] + ": /help lists what there is; // at the beginning says a /");
        }
        if (text.isEmpty() ? command.minimum > 0 : text.split(" +").length < command.minimum) {
            return talk.tell("Expected /" + command.usage);
        }
        return command.waits
                ? talk.whenSettled(() -> command.action.apply(talk, text))
                : command.action.apply(talk, text);
    }

    private String name() {
        return word(usage, 0);
    }

    /** All there are, without the slash. */
    static List<String> names() {
        return ALL.stream().map(IrcCommand::name).toList();
    }

    private static String help() {
        return ALL.stream().map(command -> "/" + command.usage).collect(Collectors.joining(", "));
    }

    /** The channel that is meant by a room's name. */
    static String channel(String room) {
        return IrcWords.isChannel(room) ? room : "#" + room;
    }

    private static String word(String text, int index) {
        return Arrays.stream(text.split(" +")).skip(index).findFirst().orElse("");
    }
}
