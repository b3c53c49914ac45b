package io.hubbub.accounts;

import io.hubbub.home.NickOwners;
import io.hubbub.room.LookAlikes;
import io.hubbub.room.Names;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose nicks are whose, in memory: any loop may ask at any time. Nicks that look like those of an account belong to it, too, so that nobody
 * is taken for its owner. Thread-safe.
 */
final class OwnedNicks implements NickOwners {
    private final Map<String, Long> byKey = new ConcurrentHashMap<>();

    /** Accounts by what their nicks have in common with those that look alike. */
    private final Map<String, Long> bySkeleton = new ConcurrentHashMap<>();

    /**
     * A nick of an account.
     *
     * @param key the folded nick
     */
    record Owned(String key, String skeleton, long account) {
        static Owned of(String nick, long account) {
            return new Owned(Names.fold(nick), LookAlikes.skeleton(Names.written(nick)), account);
        }
    }

    @Override
    public long ownerOf(String nick) {
        if (byKey.isEmpty()) {
            return NOBODY;
        }
        Long owner = byKey.get(Names.fold(nick));
        return owner != null ? owner : bySkeleton.getOrDefault(LookAlikes.skeleton(Names.written(nick)), NOBODY);
    }

    @Override
    public long accountOf(String nick) {
        return byKey.isEmpty() ? NOBODY : byKey.getOrDefault(Names.fold(nick), NOBODY);
    }

    void add(Owned nick) {
        byKey.put(nick.key(), nick.account());
        bySkeleton.put(nick.skeleton(), nick.account());
    }

    /** These are all. */
    void replace(Iterable<Owned> all) {
        Map<String, Long> keys = new ConcurrentHashMap<>();
        Map<String, Long> skeletons = new ConcurrentHashMap<>();
        for (Owned nick : all) {
            keys.put(nick.key(), nick.account());
            skeletons.put(nick.skeleton(), nick.account());
        }
        byKey.putAll(keys);
        bySkeleton.putAll(skeletons);
        byKey.keySet().retainAll(keys.keySet());
        bySkeleton.keySet().retainAll(skeletons.keySet());
    }
}
