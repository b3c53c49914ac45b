package io.hubbub.door.irc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * One of the words that a service takes.
 *
 * @param name in upper case
 * @param minimum how many words it needs behind it
 * @param parameters what they are, for a person to read
 * @param help what it does, in a few words
 * @param action what it does with them
 */
record ServiceWord(String name, int minimum, String parameters, String help, BiConsumer<Client, List<String>> action) {

    private String usage() {
        return (name + " " + parameters).strip();
    }

    /**
     * Does what a client has said to a service, or says why not.
     *
     * @param aliases other names of words
     */
    static void run(
            Service service, List<ServiceWord> all, Map<String, String> aliases, Client client, List<String> words) {
        String first = words.get(0).toUpperCase(Locale.ROOT);
        String name = aliases.getOrDefault(first, first);
        List<String> rest = words.subList(1, words.size());
        if (name.equals("HELP")) {
            service.says(client, "You can say to me, each in a line of its own:");
            all.forEach(word -> service.says(client, word.usage() + " – " + word.help()));
            return;
        }
        all.stream()
                .filter(word -> word.name().equals(name))
                .findFirst()
                .ifPresentOrElse(
                        word -> word.run(service, client, rest),
                        () -> service.says(client, "I don't know that word. HELP tells those that I know."));
    }

    private void run(Service service, Client client, List<String> words) {
        if (words.size() < minimum) {
            service.says(client, "Expected " + usage());
        } else {
            action.accept(client, words);
        }
    }
}
