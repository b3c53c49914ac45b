package io.hubbub.config;

/**
 * The options of a door beside where it listens: nothing in here needs the door to listen anew, but for what a subclass keeps apart
 * as wiring of its own.
 */
public abstract class DoorOptions extends Options {
    /** The server's limits with the door's own laid over them; {@code connections} counts this door alone. */
    public final LimitsConfig limits = keys.limits();

    protected DoorOptions(Keys keys) {
        super(keys);
    }

    /** Whether such a door listens at a port of UDP, which is another one than TCP's of that number, and knows no TLS. */
    public boolean isOverDatagrams() {
        return false;
    }

    /** Whether nobody comes in without a password. */
    public boolean asksForPassword() {
        return false;
    }

    /** Whether clients are asked for a certificate of theirs, where the door speaks TLS. */
    public boolean asksForCertificates() {
        return false;
    }

    /** Whether clients say passwords or the like here, which others should not be able to read on the way. */
    public boolean takesSecrets() {
        return asksForPassword();
    }
}
