package io.hubbub.room;

/**
 * Somebody in a room, as the others see them. Immutable and shared: a new nick makes a new member of the same session.
 *
 * @param session which connection this is; unique in the whole server as long as it lives
 * @param nick the name shown
 */
public record Member(long session, String nick) {

    Member renamed(String newNick) {
        return new Member(session, newNick);
    }
}
