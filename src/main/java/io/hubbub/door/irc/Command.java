package io.hubbub.door.irc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One of the commands that clients send.
 *
 * @param name in upper case
 * @param minimum how many parameters it needs
 * @param access who may use it
 * @param parameters what comes after the name, for a person to read
 * @param help what it does, in a few words
 * @param action what it does
 */
record Command(
        String name, int minimum, Access access, String parameters, String help, BiConsumer<Client, Message> action) {

    /** The clients that may use a command. */
    enum Access {
        /** Everybody, before the welcome too. */
        ANYBODY,
        /** Clients that have been welcomed. */
        WELCOMED,
        /** Clients with rights beyond those of others; the core decides whether they have the right that is needed. */
        OPERATORS
    }

    private static final Map<String, Command> ALL = new LinkedHashMap<>();

    static {
        // Coming and going.
        early("CAP", 0, "<subcommand> [:<capabilities>]", "negotiates what the client can", Capabilities::cap);
        early(
                "PASS",
                1,
                "<password>",
                "sends the server's password, or account:password",
                (client, message) -> client.registration.pass(message.parameter(0)));
        early(
                "NICK",
                0,
                "<nickname>",
                "changes your nickname",
                (client, message) -> client.nickname.nick(message.parameter(0)));
        early(
                "USER",
                4,
                "<username> 0 * :<realname>",
                "registers with a username and a real name",
                (client, message) -> client.registration.user(message));
        early("AUTHENTICATE", 1, "<mechanism or Base64>", "logs in to an account (SASL)", Sasl::authenticate);
        early("PING", 0, "<token>", "asks for the same token back", Queries::ping);
        early("PONG", 0, "<token>", "answers the server's PING", (client, message) -> {});
        early("QUIT", 0, "[:<reason>]", "leaves the server", (client, message) -> client.quit(message.parameter(0)));
        // Channels.
        command("JOIN", 1, "<channels> [<keys>]", "joins channels; 0 leaves all", Channels::join);
        command("PART", 1, "<channels> [:<reason>]", "leaves channels", Channels::part);
        command("TOPIC", 1, "<channel> [:<topic>]", "shows the topic or sets it", Channels::topic);
        command("NAMES", 0, "<channels>", "lists who is there", Channels::names);
        command("LIST", 0, "[<channels>] [<conditions>]", "lists channels", Queries::list);
        command("INVITE", 0, "[<nickname> <channel>]", "invites, or lists invitations", Channels::invite);
        command("KICK", 2, "<channel> <nicknames> [:<reason>]", "removes people from a channel", Channels::kick);
        command("MODE", 1, "<target> [<modes> [<parameters>]]", "shows modes or sets them", ModeCommand::mode);
        // Messages.
        command("PRIVMSG", 0, "<targets> :<text>", "says something", Messages::say);
        command("NOTICE", 0, "<targets> :<text>", "says something that isn't answered", Messages::notice);
        command("TAGMSG", 1, "<targets>", "sends tags without a text", Messages::signal);
        command(
                "CHATHISTORY",
                0,
                "<LATEST|BEFORE|AFTER|AROUND|BETWEEN> <channel> <references> <limit>",
                "shows what was said; or TARGETS <time> <time> <limit>",
                ChatHistory::chathistory);
        command("REDACT", 0, "<channel> <msgid> [:<reason>]", "deletes a message", Redaction::redact);
        command(
                "MARKREAD",
                0,
                "<target> [timestamp=<time>]",
                "shows or sets how far you have read",
                (client, message) -> client.readMarkers.markread(message));
        command("TASK", 0, "[<name> [<arguments>]]", "runs a task on the server", Computing::task);
        // People.
        early("AWAY", 0, "[:<reason>]", "sets or clears your away status", People::away);
        command("SETNAME", 1, ":<realname>", "changes your real name", People::setName);
        early(
                "METADATA",
                2,
                "<target|*> <GET|LIST|SET|CLEAR|SUB|UNSUB|SUBS|SYNC> [<key>...] [:<value>]",
                "shows or sets what people tell of themselves and of channels",
                (client, message) -> client.metadata.metadata(message));
        command("WHO", 0, "<mask> [%<fields>[,<token>]]", "looks for people", Who::who);
        command("WHOIS", 0, "<nickname>", "says who somebody is", People::whois);
        command("WHOWAS", 0, "<nickname> [<count>]", "says who had a nick", People::whowas);
        command("ISON", 1, "<nicknames>", "says which of them are there", People::ison);
        command("USERHOST", 1, "<nicknames>", "says from where they are", People::userhost);
        command("USERIP", 1, "<nicknames>", "says from which address they are", People::userip);
        command("MONITOR", 1, "<+|-|C|L|S> [<nicknames>]", "watches who comes and goes", Monitor::monitor);
        // Accounts.
        early("REGISTER", 3, "<account|*> * <password>", "makes an account", AccountRegistration::register);
        early("VERIFY", 2, "<account> <code>", "is not needed here", AccountRegistration::verify);
        services(Service.NICKSERV, "says something to NickServ, who looks after accounts", "NICKSERV", "NS");
        services(Service.CHANSERV, "says something to ChanServ, who knows of channels", "CHANSERV", "CS");
        // The server.
        query("LUSERS", 1, "counts people and channels", Queries::lusers);
        query("MOTD", 0, "shows the message of the day", Queries::motd);
        query("VERSION", 0, "says what runs here", Queries::version);
        query("TIME", 0, "tells the time of the server", Queries::time);
        query("INFO", 0, "tells about the server", Queries::info);
        query("ADMIN", 0, "says who runs the server", Queries::admin);
        command("LINKS", 0, "", "lists the servers of the network", (client, message) -> Queries.links(client));
        command(
                "STATS",
                1,
                "<query> [<server>]",
                "tells a figure: u for the uptime",
                (client, message) ->
                        Queries.here(client, message.parameter(1), () -> Queries.stats(client, message.parameter(0))));
        command("HELP", 0, "[<command>]", "explains commands", Help::help);
        command("HELPOP", 0, "[<command>]", "explains commands", Help::help);
        // Operators.
        command("OPER", 2, "<name> <password>", "becomes an operator of the server", Operators::oper);
        operators("KILL", 1, "<nickname> [:<reason>]", "disconnects somebody from the server", Operators::kill);
        operators(
                "KLINE",
                0,
                "[MYSELF] [<duration>] <mask> [:<reason>]",
                "bans somebody from the server, or lists the bans",
                ServerBans::kline);
        operators("UNKLINE", 1, "<mask>", "lifts such a ban", ServerBans::unkline);
        operators(
                "DLINE",
                0,
                "[MYSELF] [<duration>] <address|network> [:<reason>]",
                "bans an address or a network, or lists such bans",
                ServerBans::dline);
        operators("UNDLINE", 1, "<address|network>", "lifts such a ban", ServerBans::undline);
        operators("WALLOPS", 1, ":<text>", "says something to all who have mode w", Operators::wallops);
        operators("REHASH", 0, "", "is not possible here", Operators::cannot);
        operators("RESTART", 0, "", "is not possible here", Operators::cannot);
        operators("DIE", 0, "", "is not possible here", Operators::cannot);
        operators("CONNECT", 0, "", "is not possible here", Operators::cannot);
        operators("SQUIT", 0, "", "is not possible here", Operators::cannot);
    }

    private static void early(
            String name, int minimum, String parameters, String help, BiConsumer<Client, Message> action) {
        ALL.put(name, new Command(name, minimum, Access.ANYBODY, parameters, help, action));
    }

    private static void command(
            String name, int minimum, String parameters, String help, BiConsumer<Client, Message> action) {
        ALL.put(name, new Command(name, minimum, Access.WELCOMED, parameters, help, action));
    }

    private static void operators(
            String name, int minimum, String parameters, String help, BiConsumer<Client, Message> action) {
        ALL.put(name, new Command(name, minimum, Access.OPERATORS, parameters, help, action));
    }

    private static void services(Service service, String help, String... names) {
        for (String name : names) {
            command(name, 0, "<words>", help, (client, message) -> Service.command(client, message, service));
        }
    }

    /** A question for a server, whose name stands at a certain place. */
    private static void query(String name, int place, String help, Consumer<Client> action) {
        command(
                name,
                0,
                "[<server>]",
                help,
                (client, message) -> Queries.here(client, message.parameter(place), () -> action.accept(client)));
    }

    /** The one of that name, which may be in lower case. */
    static Optional<Command> find(String name) {
        return Optional.ofNullable(ALL.get(name.toUpperCase(Locale.ROOT)));
    }

    static Collection<Command> all() {
        return ALL.values();
    }

    /** Does what a message asks for, or says why not. */
    static void run(Client client, Message message) {
        Command command = ALL.get(message.command());
        if (!client.registration.isDone() && (command == null || command.access != Access.ANYBODY)) {
            client.reply(Numeric.ERR_NOTREGISTERED);
        } else if (command == null) {
            client.reply(Numeric.ERR_UNKNOWNCOMMAND, message.command());
        } else if (command.access == Access.OPERATORS
                && client.session().rights().isEmpty()) {
            client.reply(Numeric.ERR_NOPRIVILEGES);
        } else if (message.parameters().size() < command.minimum) {
            client.reply(Numeric.ERR_NEEDMOREPARAMS, command.name);
        } else {
            command.action.accept(client, message);
        }
    }
}
