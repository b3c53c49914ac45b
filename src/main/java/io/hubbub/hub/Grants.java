package io.hubbub.hub;

import io.hubbub.room.Right;
import io.hubbub.room.Rights;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives sessions their {@link Rights}: the only place that does. An operator of the configuration gets them for a name and a password, a
 * console for having come through the access that its door guards. With them a profile shows others that the session is an
 * operator of the server; the profile itself grants nothing. A session that has rights may {@link Requests#resign}.
 */
public final class Grants {
    /** Tells whether a password is the one that was hashed, on the caller's context and not at once; fails when it can't say. */
    public interface PasswordCheck {
        Future<Boolean> matches(String password, String hash);
    }

    private final Map<String, String> hashes;
    private final PasswordCheck passwords;

    /** @param operators the hashes of the operators' passwords, by name */
    public Grants(Map<String, String> operators, PasswordCheck passwords) {
        this.hashes = new TreeMap<>(operators);
        this.passwords = passwords;
    }

    /**
     * Makes a session an operator of the server, if there is one of that name and this is the password. A wrong name is answered
     * like a wrong password, and as late: for it, too, a password is checked, against another's hash, since the time that a check
     * takes would tell which names there are. Where there are no operators there is nothing to tell.
     */
    public Future<Boolean> login(Session session, String name, String password) {
        if (hashes.isEmpty()) {
            return Future.succeededFuture(false);
        }
        return passwords.matches(password, hash(name)).map(matches -> {
            boolean isOperator = matches && hashes.containsKey(name);
            if (isOperator) {
                session.contain(() -> session.requests().naming().grant(Rights.OPERATOR));
            }
            return isOperator;
        });
    }

    /** Another's for a name that nobody has, and the same each time, since hashes may differ in what they cost. */
    String hash(String name) {
        List<String> all = List.copyOf(hashes.values());
        return hashes.getOrDefault(name, all.get(Math.floorMod(name.hashCode(), all.size())));
    }

    /** Gives a session the rights of a console: see {@link Right}. To be called where somebody has proved to be let in there. */
    public static void console(Session session) {
        session.requests().naming().grant(Rights.CONSOLE);
    }
}
