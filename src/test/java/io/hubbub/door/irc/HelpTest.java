package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command HELP, and what stands in the table of commands for people to read. */
class HelpTest extends DenTest {
    private static List<String> names() {
        return Command.all().stream().map(Command::name).toList();
    }

    @Test
    void everyCommandSaysWhatItDoesInAFewWords() {
        for (Command command : Command.all()) {
            String help = command.help();
            assertFalse(help.isBlank(), command.name());
            assertTrue(help.length() <= 60 && !help.endsWith(".") && help.equals(help.strip()), help);
        }
    }

    @Test
    void everyCommandShowsAllParametersThatItNeeds() {
        for (Command command : Command.all()) {
            String needed = command.parameters().replaceAll("\\[.*]", "").strip();
            int words = needed.isEmpty() ? 0 : needed.split(" +").length;
            assertTrue(words >= command.minimum(), command.name() + " " + command.parameters());
        }
    }

    @Test
    void everyBracketIsClosed() {
        for (Command command : Command.all()) {
            String written = command.parameters();
            for (String pair : List.of("[]", "<>")) {
                long opened = written.chars().filter(c -> c == pair.charAt(0)).count();
                long closed = written.chars().filter(c -> c == pair.charAt(1)).count();
                assertEquals(opened, closed, command.name() + " " + written);
            }
        }
    }

    @Test
    void everyCommandIsExplained() {
        for (Command command : Command.all()) {
            String name = command.name();
            String usage = (name + " " + command.parameters()).strip();
            ann.sends("HELP " + name)
                    .isTold("704", name + " :" + usage)
                    .isTold("705", name + " :" + command.help())
                    .isTold("706", name + " :End of help");
        }
        ann.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "HELPOP", "help", "HELP index", "HELP :"})
    void withoutASubjectAllCommandsAreNamed(String line) {
        List<String> lines = ann.sends(line).seesAllUntil("706");
        assertEquals(":hubbub.local 704 ann index :HELP <command> explains one of these:", lines.get(0));
        assertEquals(":hubbub.local 706 ann index :End of help", lines.get(lines.size() - 1));
        List<String> named = new ArrayList<>();
        for (String text : lines.subList(1, lines.size() - 1)) {
            Message message = Message.parse(text);
            assertEquals("705", message.command());
            assertEquals("index", message.parameter(1));
            named.addAll(Arrays.asList(message.parameter(2).split(" ")));
        }
        assertEquals(names(), named);
        ann.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP privmsg", "HELPOP PrivMsg"})
    void aSubjectMayBeInSmallLetters(String line) {
        ann.sends(line).isTold("704", "PRIVMSG :PRIVMSG <targets> :<text>");
        ann.seesAllUntil("706");
    }

    @Test
    void whatIsNoCommandIsNotExplained() {
        ann.sends("HELP THISISNOTACOMMAND", "HELPOP frob")
                .isTold("524", "THISISNOTACOMMAND :No help available on this topic")
                .isTold("524", "frob :No help available on this topic")
                .seesNothing();
    }

    @Test
    void namesAreInCapitalsAndNoneStandsTwice() {
        assertEquals(names(), names().stream().distinct().toList());
        assertEquals(
                names(),
                names().stream().map(name -> name.toUpperCase(Locale.ROOT)).toList());
    }

    @Test
    void whatNeedsParametersSaysSoWithoutThem() {
        for (Command command : Command.all()) {
            boolean asked = command.minimum() > 0 && command.access() == Command.Access.WELCOMED;
            if (asked) {
                ann.sends(command.name()).isTold("461", command.name() + " :Not enough parameters");
            }
        }
        ann.seesNothing();
    }

    @Test
    void whatIsForOperatorsIsRefusedToOthers() {
        for (Command command : Command.all()) {
            if (command.access() == Command.Access.OPERATORS) {
                ann.sends(command.name() + " x y")
                        .isTold("481", ":Permission Denied- You're not an IRC operator")
                        .seesNothing();
            }
        }
    }

    @Test
    void whoIsNotWelcomedYetMayUseThoseForEverybodyAlone() {
        IrcPeer joe = IrcPeer.stranger(server);
        for (Command command : Command.all()) {
            if (command.access() != Command.Access.ANYBODY) {
                joe.sends(command.name() + " x y").isTold("451", ":You have not registered");
            }
        }
        joe.seesNothing();
    }
}
