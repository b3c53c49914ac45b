package io.hubbub.door.irc;

import java.util.List;
import java.util.Optional;

/**
 * What an operator of the server says about an IRC door.
 *
 * @param network the network's name, one word
 * @param serverName what the server calls itself in front of what it says
 * @param motd the lines of the message of the day; none for no such message
 * @param password what PASS has to say, if anything
 * @param version of the program
 */
public record IrcOptions(
        String network, String serverName, List<String> motd, Optional<String> password, String version) {

    public IrcOptions {
        motd = List.copyOf(motd);
    }
}
