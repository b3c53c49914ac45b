package io.hubbub.room;

/**
 * An account, as a session has it that is logged in. Immutable.
 *
 * @param id unlike that of any other account, also of those that are deleted
 * @param name as its owner writes it; also the nick that is its owner's
 * @param rights what its owner may do beyond what all others may
 * @param isBot whether it belongs to a program
 * @param properties what its owner tells of itself
 */
public record Account(long id, String name, Rights rights, boolean isBot, Properties properties) {
    /** Of an owner that tells nothing. */
    public Account(long id, String name, Rights rights, boolean isBot) {
        this(id, name, rights, isBot, Properties.NONE);
    }

    /** The same with what its owner tells now. */
    public Account with(Properties newProperties) {
        return new Account(id, name, rights, isBot, newProperties);
    }
}
