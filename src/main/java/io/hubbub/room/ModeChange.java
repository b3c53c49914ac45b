package io.hubbub.room;

/** One change of a room's rules: requested, or made. */
public sealed interface ModeChange {

    /** Lets a handler do what it does with this kind of change. */
    <R> R handledBy(Handler<R> handler);

    /** A rule is switched. */
    record Switched(Mode mode, boolean on) implements ModeChange {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.switched(this);
        }
    }

    /** The longest key, in characters: as long as anybody types, and everybody's protocol can carry it. */
    int LONGEST_KEY = 64;

    /** Whether everybody can type a key, at every door: short enough, ASCII without spaces, commas and colons; empty for none. */
    static boolean isKey(String key) {
        return key.length() <= LONGEST_KEY && key.chars().allMatch(c -> c > ' ' && c != ',' && c != ':' && c < 0x7F);
    }

    /** The key is another; empty for none. A door refuses one longer than {@link #LONGEST_KEY} before it gets here. */
    record KeySet(String key) implements ModeChange {
        public KeySet {
            if (key.length() > LONGEST_KEY) {
                throw new IllegalArgumentException("a key of " + key.length() + " characters");
            }
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.keySet(this);
        }
    }

    /** The limit is another; 0 for none. */
    record LimitSet(int limit) implements ModeChange {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.limitSet(this);
        }
    }

    /** A member, found by its nick, gets or loses a role. */
    record RoleGiven(Role role, String nick, boolean granted) implements ModeChange {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.roleGiven(this);
        }
    }

    /** A mask is put into a list or taken out of it. A door refuses one with a {@link Mask#fault} before it gets here. */
    record MaskSet(MaskList list, Mask mask, boolean added) implements ModeChange {
        public MaskSet {
            mask.fault().ifPresent(fault -> {
                throw new IllegalArgumentException("a mask: " + fault);
            });
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.maskSet(this);
        }
    }

    /** The room belongs to somebody else, or to nobody. Homes make it; nobody asks for it like that. */
    record OwnerSet(Owner owner) implements ModeChange {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.ownerSet(this);
        }
    }

    /** The most days for which a room may say that it is kept: a century. */
    int MOST_DAYS = 36_500;

    /** What happens there is kept for so many days at most; 0 for as long as the server keeps it. A door refuses more than {@link #MOST_DAYS}. */
    record KeepSet(int days) implements ModeChange {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.keepSet(this);
        }
    }

    /**
     * Deals with each kind of change: a new kind does not compile before every handler knows it.
     *
     * @param <R> what comes of it
     */
    interface Handler<R> {
        /** A rule is switched. */
        R switched(Switched switched);

        /** The key is another. */
        R keySet(KeySet set);

        /** The limit is another. */
        R limitSet(LimitSet set);

        /** A member gets or loses a role. */
        R roleGiven(RoleGiven given);

        /** A mask is put into a list or taken out of it. */
        R maskSet(MaskSet set);

        /** The room belongs to somebody else. */
        R ownerSet(OwnerSet set);

        /** What happens there is kept for another time. */
        R keepSet(KeepSet set);
    }
}
