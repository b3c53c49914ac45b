package io.hubbub.room;

/**
 * The account that a room belongs to, if it belongs to one. Immutable.
 *
 * @param account its number; 0 for none
 * @param name its name; empty for none
 */
public record Owner(long account, String name) {
    /** Nobody owns the room. */
    public static final Owner NOBODY = new Owner(0, "");

    public static Owner of(Account account) {
        return new Owner(account.id(), account.name());
    }

    public boolean isNobody() {
        return account == 0;
    }

    /** Whether the holder of that claim is the owner. */
    public boolean holds(Claim claim) {
        return account != 0 && claim.account() == account;
    }
}
