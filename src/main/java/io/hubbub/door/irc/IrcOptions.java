package io.hubbub.door.irc;

import java.util.List;
import java.util.Optional;

/**
 * What an operator of the server says about an IRC door.
 *
 * @param network the network's name, one word
 * @param serverName what the server calls itself in front of what it says
 * @param motd the lines of the message of the day; none for no such message
 * @param admin up to three lines on who runs the server; none if that is nobody's business
 * @param password what PASS has to say, if anything
 * @param plain whether formatting codes are taken out of what other doors get to see
 * @param targets how many channels and nicks one line may speak to
 * @param patience how long it waits for what a client should send, and how much it takes at once
 * @param version of the program
 */
public record IrcOptions(
        String network,
        String serverName,
        List<String> motd,
        List<String> admin,
        Optional<String> password,
        boolean plain,
        int targets,
        Patience patience,
        String version) {

    public IrcOptions {
        motd = List.copyOf(motd);
        admin = List.copyOf(admin);
    }

    /**
     * What the door bears with.
     *
     * @param registrationNs how long a client may take until it is welcomed; 0 for as long as it likes
     * @param pingNs after how long a silence it is asked whether it is still there; 0 for never
     * @param pongNs how long it has to answer that
     * @param burst how many lines are dealt with at once; 0 for any number
     * @param perSecond how many lines a second after that
     */
    public record Patience(long registrationNs, long pingNs, long pongNs, int burst, int perSecond) {}
}
