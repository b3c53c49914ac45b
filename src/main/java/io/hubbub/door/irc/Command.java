package io.hubbub.door.irc;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One of the commands that clients send.
 *
 * @param name in upper case
 * @param minimum how many parameters it needs
 * @param early whether it may come before the welcome
 * @param action what it does
 */
record Command(String name, int minimum, boolean early, BiConsumer<Client, Message> action) {

    private static final Map<String, Command> ALL = List.of(
                    // Coming and going.
                    early("CAP", 0, Capabilities::cap),
                    early("PASS", 1, (client, message) -> client.registration.pass(message.parameter(0))),
                    early("NICK", 0, (client, message) -> client.registration.nick(message.parameter(0))),
                    early("USER", 4, (client, message) -> client.registration.user(message)),
                    early("PING", 0, Queries::ping),
                    early("PONG", 0, (client, message) -> {}),
                    early("QUIT", 0, (client, message) -> client.quit("Quit: " + message.parameter(0))),
                    // Channels.
                    command("JOIN", 1, Channels::join),
                    command("PART", 1, Channels::part),
                    command("TOPIC", 1, Channels::topic),
                    command("NAMES", 0, Channels::names),
                    command("LIST", 0, Queries::list),
                    command("INVITE", 2, Channels::invite),
                    command("KICK", 2, Channels::kick),
                    command("MODE", 1, ModeCommand::mode),
                    // What people say.
                    command("PRIVMSG", 0, Messages::say),
                    command("NOTICE", 0, Messages::notice),
                    command("TAGMSG", 0, Messages::signal),
                    // Questions.
                    command("WHO", 1, Queries::who),
                    command("WHOIS", 0, Queries::whois),
                    command("LUSERS", 0, (client, message) -> Queries.lusers(client)),
                    command("MOTD", 0, (client, message) -> Queries.motd(client)),
                    command("VERSION", 0, Queries::version),
                    command("TIME", 0, Queries::time))
            .stream()
            .collect(Collectors.toUnmodifiableMap(Command::name, Function.identity()));

    private static Command early(String name, int minimum, BiConsumer<Client, Message> action) {
        return new Command(name, minimum, true, action);
    }

    private static Command command(String name, int minimum, BiConsumer<Client, Message> action) {
        return new Command(name, minimum, false, action);
    }

    /** Does what a message asks for, or says why not. */
    static void run(Client client, Message message) {
        Command command = ALL.get(message.command());
        if (!client.registration.isDone() && (command == null || !command.early)) {
            client.reply(Numeric.ERR_NOTREGISTERED);
        } else if (command == null) {
            client.reply(Numeric.ERR_UNKNOWNCOMMAND, message.command());
        } else if (message.parameters().size() < command.minimum) {
            client.reply(Numeric.ERR_NEEDMOREPARAMS, command.name);
        } else {
            command.action.accept(client, message);
        }
    }
}
