package io.hubbub.door;

import io.hubbub.config.Keys;
import io.hubbub.config.Rule;
import io.hubbub.credential.Throttle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The password that everybody has to say at a door before anything else is done for them, if the door has one. Wrong ones make their network wait, at all doors
 * together. Thread-safe.
 */
public final class DoorPassword {
    /** There is none. */
    public static final DoorPassword NONE = new DoorPassword(Optional.empty(), new Throttle(), () -> 0);

    private final Optional<String> password;
    private final Throttle throttle;
    private final LongSupplier clockNs;

    /** Of all doors of a server. */
    private record Tries(Throttle throttle) {
        static Tries none() {
            return new Tries(new Throttle());
        }
    }

    /**
     * What becomes of somebody who has said a password.
     *
     * @param waitNs how long there is to wait until the next try; 0 if it was looked at
     */
    public record Verdict(boolean isRight, long waitNs) {}

    private DoorPassword(Optional<String> password, Throttle throttle, LongSupplier clockNs) {
        this.password = password;
        this.throttle = throttle;
        this.clockNs = clockNs;
    }

    /** That of a door, which may have none. */
    public static DoorPassword at(Services services, Optional<String> password) {
        return password.isEmpty()
                ? NONE
                : new DoorPassword(
                        password, services.common().of(Tries.class, Tries::none).throttle(), services.clockNs());
    }

    /** The key of a door's configuration. */
    public static Optional<String> key(Keys keys, String why) {
        return keys.secret("password", Rule.ANY, why);
    }

    public boolean isAsked() {
        return password.isPresent();
    }

    /** Looks at a password from a host; one that is wrong counts. */
    public Verdict judge(String host, String said) {
        return judge(host, said, true);
    }

    /**
     * Looks at a word from a host that may mean something else.
     *
     * @param isMeant whether it counts if it is not the password
     */
    public Verdict judge(String host, String said, boolean isMeant) {
        if (password.isEmpty()) {
            return new Verdict(true, 0);
        }
        long waitNs = throttle.waitNs(host, clockNs.getAsLong());
        if (waitNs > 0) {
            return new Verdict(false, waitNs);
        }
        boolean isRight = MessageDigest.isEqual(bytes(said), bytes(password.get()));
        if (isRight) {
            // Whoever knows one of several could guess at the others, if each time made all forgotten.
            throttle.succeeded(host, password.get().hashCode(), clockNs.getAsLong());
        } else if (isMeant) {
            throttle.failed(host, clockNs.getAsLong());
        }
        return new Verdict(isRight, 0);
    }

    /** Whether it has a sign in it that tells other words from passwords. */
    public boolean contains(char sign) {
        return password.filter(it -> it.indexOf(sign) >= 0).isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
