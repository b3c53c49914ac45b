package io.hubbub.door.line;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One of the commands of the line door.
 *
 * @param names what stands after the slash: its own name first, then those by which other programs know it
 * @param arguments how its arguments are written, for people
 * @param help what it does, for people
 * @param minimum how many words it needs
 * @param action what it does, given everything after its name
 */
record Command(List<String> names, String arguments, String help, int minimum, BiConsumer<Talk, String> action) {

    static final List<Command> ALL = List.of(
            command(
                    "nick",
                    "NAME",
                    "change your nickname to NAME",
                    1,
                    (talk, name) -> talk.nicks().want(name)),
            command("join j", "ROOM [KEY]", "join ROOM, or talk there again", 1, Places::join),
            command("part leave", "[ROOM]", "leave ROOM, or the one you talk in", 0, Places::part),
            command("rooms list", "[TEXT]", "list all rooms, or those with TEXT in them", 0, Questions::rooms),
            command("who names", "[ROOM]", "list who is in ROOM, or in the one you talk in", 0, Questions::who),
            command("whois w", "NICK", "show the profile of NICK", 1, Questions::whois),
            command(
                    "history h",
                    "[NICK] [NUMBER]",
                    "show what was said last in the room, or by you and NICK alone",
                    0,
                    Earlier::history),
            command(
                    "search find",
                    "WORDS",
                    "find what was said in the room; /search alone says how",
                    0,
                    Finding::search),
            command("more", "", "show more of what was found", 0, (talk, nothing) -> Finding.more(talk)),
            command(
                    "delete",
                    "[NICK [TEXT]]",
                    "delete your last message here, or that of NICK (operators)",
                    0,
                    Deleting::delete),
            command("msg m", "NICK TEXT", "send NICK a private message", 2, Direct::message),
            command("me", "TEXT", "say that you do something", 1, Talk::act),
            command("away", "[TEXT]", "set your status to away; /back clears it", 0, Talk::away),
            command("back", "", "clear your away status", 0, (talk, nothing) -> talk.back()),
            command(
                    "profile",
                    "[KEY [VALUE]]",
                    "show what you tell of yourself, or tell it: display-name, pronouns, homepage, avatar, color",
                    0,
                    Profiles::profile),
            command(
                    "describe",
                    "[KEY [VALUE]]",
                    "show what is told of the room, or tell it (operators)",
                    0,
                    Profiles::describe),
            command("topic", "[TEXT]", "show the topic, or set it", 0, Topics::topic),
            command("invite", "NICK", "invite NICK into the room", 1, Direct::invite),
            command("op", "NICK", "make NICK an operator of the room, as you are", 1, Moderating::op),
            command("deop", "NICK", "remove NICK as an operator", 1, Moderating::deop),
            command("voice", "NICK", "allow NICK to speak in a moderated room", 1, Moderating::voice),
            command("devoice", "NICK", "take that back", 1, Moderating::devoice),
            command("kick", "NICK [TEXT]", "kick NICK out of the room; they see TEXT", 1, Moderating::kick),
            command("ban", "NICK [TEXT]", "kick NICK and block the nickname, or block a mask", 1, Moderating::ban),
            command("unban", "NICK", "lift a ban", 1, Moderating::unban),
            command("bans", "", "list who is banned", 0, (talk, nothing) -> Moderating.bans(talk)),
            command(
                    "own",
                    "",
                    "make the room belong to your account: it stays as it is, with you as its owner",
                    0,
                    (talk, nothing) -> Owning.own(talk)),
            command("transfer", "NICK", "give a room of yours to NICK", 1, Owning::transfer),
            command("disown", "", "give a room of yours up", 0, (talk, nothing) -> Owning.disown(talk)),
            command("rule mode", "[RULE on|off]", "show the rules of the room, or switch one", 0, Moderating::rule),
            command("key", "[WORD]", "require WORD as a key to join; without it, no key", 0, Moderating::key),
            command(
                    "keep",
                    "[DAYS]",
                    "keep what happens in your room for DAYS at most; without it, as long as the server does",
                    0,
                    Moderating::keep),
            command("limit", "[NUMBER]", "limit the number of members; without it, no limit", 0, Moderating::limit),
            command(
                    "register",
                    "[INVITATION] [PASSWORD]",
                    "make an account of your nick, which is yours then",
                    0,
                    AccountCommands::register),
            command("login", "NAME [PASSWORD]", "log in to your account, also by a token", 1, AccountCommands::login),
            command("logout", "", "log out of it", 0, (talk, nothing) -> AccountCommands.logout(talk)),
            command("password", "[OLD NEW]", "change your password", 0, AccountCommands::password),
            command(
                    "tokens",
                    "",
                    "list the tokens of your account",
                    0,
                    (talk, nothing) -> AccountCommands.tokens(talk)),
            command("token", "LABEL", "make a token, by which a program logs in", 1, AccountCommands::token),
            command("revoke", "NUMBER", "revoke a token", 1, AccountCommands::revoke),
            command("task", "[NAME [ARGUMENTS]]", "run a task on the server, or list the tasks", 0, Talk::task),
            command("time", "on|off", "show the time (UTC) in front of what happens", 1, Talk::time),
            command("echo", "on|off", "show you your own words as the others see them", 1, Talk::echo),
            command("help", "", "list the commands", 0, (talk, nothing) -> help(talk)),
            command("quit bye exit", "[TEXT]", "leave; the others see TEXT", 0, Talk::quit));

    private static Command command(
            String names, String arguments, String help, int minimum, BiConsumer<Talk, String> action) {
        return new Command(List.of(names.split(" ")), arguments, help, minimum, action);
    }

    static Optional<Command> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(command -> command.names.contains(lower)).findFirst();
    }

    private static void help(Talk talk) {
        for (Command command : ALL) {
            talk.say(String.format(Locale.ROOT, "%-24s %s", command.usage(), command.help));
        }
        talk.say("Anything else is said in the room you talk in; start with // to say a /");
    }

    String name() {
        return names.get(0);
    }

    /** Does it, or says what is missing. */
    void run(Talk talk, String rest) {
        int words = rest.isEmpty() ? 0 : rest.split(" +", minimum + 1).length;
        if (words < minimum) {
            talk.say("/" + name() + ": expected " + usage());
        } else {
            action.accept(talk, rest);
        }
    }

    String usage() {
        return arguments.isEmpty() ? "/" + name() : "/" + name() + " " + arguments;
    }
}
