package io.hubbub.codec;

/**
 * The constants of an enum. Each is known by its place among them, so new ones come at the end.
 *
 * @param <E> the enum
 */
public final class Constants<E extends Enum<E>> {
    /** Most constants: a set of them is one number. */
    private static final int MOST = 64;

    private final Class<E> type;
    private final E[] all;

    public Constants(Class<E> type) {
        this.type = type;
        this.all = type.getEnumConstants();
        if (all.length > MOST) {
            throw new IllegalArgumentException(type.getSimpleName() + " has more than " + MOST + " constants");
        }
    }

    Class<E> type() {
        return type;
    }

    /** Whether there is one at that place. */
    boolean knows(long place) {
        return place >= 0 && place < all.length;
    }

    int size() {
        return all.length;
    }

    E at(long place) {
        if (!knows(place)) {
            throw new MalformedException(
                    type.getSimpleName() + ": constant " + Long.toUnsignedString(place) + " is not known here");
        }
        return all[(int) place];
    }
}
