package io.hubbub.door.line;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One of the commands of the line door.
 *
 * @param name what stands after the slash
 * @param arguments how its arguments are written, for people
 * @param help what it does, for people
 * @param minimum how many words it needs
 * @param action what it does, given everything after its name
 */
record Command(String name, String arguments, String help, int minimum, BiConsumer<Talk, String> action) {

    static final List<Command> ALL = List.of(
            new Command("nick", "NAME", "be called NAME", 1, Talk::nick),
            new Command("join", "ROOM", "go into ROOM, or talk there again", 1, Talk::join),
            new Command("part", "[ROOM]", "leave ROOM, or the one you talk in", 0, Talk::part),
            new Command("rooms", "", "list all rooms", 0, (talk, nothing) -> talk.rooms()),
            new Command("who", "[ROOM]", "list who is in ROOM (one of yours), or where you talk", 0, Talk::who),
            new Command("msg", "NICK TEXT", "say TEXT to NICK alone", 2, Talk::message),
            new Command("me", "TEXT", "say that you do what TEXT says", 1, Talk::act),
            new Command("topic", "[TEXT]", "show the topic, or set it", 0, Talk::topic),
            new Command("op", "NICK", "make NICK an operator of the room, as you are", 1, Talk::op),
            new Command("kick", "NICK [TEXT]", "throw NICK out of the room; they see TEXT", 1, Talk::kick),
            new Command(
                    "task",
                    "[NAME [ARGUMENTS]]",
                    "let the server compute something, or list what it can",
                    0,
                    Talk::task),
            new Command("help", "", "show this", 0, (talk, nothing) -> talk.help()),
            new Command("quit", "[TEXT]", "leave; the others see TEXT", 0, Talk::quit));

    static Optional<Command> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(command -> command.name.equals(lower)).findFirst();
    }

    /** Does it, or says what is missing. */
    void run(Talk talk, String rest) {
        int words = rest.isEmpty() ? 0 : rest.split(" +", minimum + 1).length;
        if (words < minimum) {
            talk.say("/" + name + ": expected " + usage());
        } else {
            action.accept(talk, rest);
        }
    }

    String usage() {
        return arguments.isEmpty() ? "/" + name : "/" + name + " " + arguments;
    }
}
