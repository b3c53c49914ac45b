package io.hubbub.door.irc;

import java.util.List;

/** The command HELP: the table of commands, for people. */
final class Help {
    private static final String INDEX = "index";

    private Help() {}

    static void help(Client client, Message message) {
        String subject = message.parameter(0);
        if (subject.isEmpty() || subject.equalsIgnoreCase(INDEX)) {
            index(client);
        } else {
            Command.find(subject)
                    .ifPresentOrElse(
                            command -> explain(client, command), () -> client.reply(Numeric.ERR_HELPNOTFOUND, subject));
        }
    }

    private static void index(Client client) {
        client.numeric(Numeric.RPL_HELPSTART).middle(INDEX).trailing("HELP <command> explains one of these:");
        List<String> names = Command.all().stream().map(Command::name).toList();
        Channels.words(names, () -> client.numeric(Numeric.RPL_HELPTXT).middle(INDEX));
        end(client, INDEX);
    }

    private static void explain(Client client, Command command) {
        String usage = (command.name() + " " + command.parameters()).strip();
        client.numeric(Numeric.RPL_HELPSTART).middle(command.name()).trailing(usage);
        client.numeric(Numeric.RPL_HELPTXT).middle(command.name()).trailing(command.help());
        end(client, command.name());
    }

    private static void end(Client client, String subject) {
        client.numeric(Numeric.RPL_ENDOFHELP).middle(subject).trailing("End of help");
    }
}
