package io.hubbub.room;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who has which nick, for the nicks that live at one home. A nick belongs to one session in the whole server. */
final class NickRegistry {
    private final Map<String, Holder> holders = new HashMap<>();

    /** Which session has a nick, and at which hub it is. */
    record Holder(long session, int hub) {}

    /** Gives a nick to a session, unless another has it. Claiming one's own again, in other letters, is granted. */
    boolean claim(String nick, Holder claimant) {
        Holder holder = holders.putIfAbsent(Names.fold(nick), claimant);
        return holder == null || holder.equals(claimant);
    }

    /** Takes a nick back, if this session has it. */
    void release(String nick, Holder leaver) {
        holders.remove(Names.fold(nick), leaver);
    }

    Optional<Holder> holder(String nick) {
        return Optional.ofNullable(holders.get(Names.fold(nick)));
    }
}
