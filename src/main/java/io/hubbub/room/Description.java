package io.hubbub.room;

import java.util.List;

/**
 * A person as one viewer may know them.
 *
 * @param who under the nick and profile of now, without roles
 * @param rooms those of the rooms they are in that the viewer may know of, with their roles there
 * @param door the door by which they came
 * @param idleNs how long nothing has come from them
 * @param openNs how long they have been here
 * @param secure whether nobody on the way can read what goes between them and the server
 */
public record Description(Member who, List<InRoom> rooms, String door, long idleNs, long openNs, boolean secure) {

    /**
     * A room they are in.
     *
     * @param as they themselves there
     */
    public record InRoom(String room, Member as) {}
}
