package io.hubbub.hub;

import io.hubbub.hub.Accounts.Known;
import io.hubbub.hub.Login.Refused;
import io.hubbub.hub.Login.Why;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Names;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which account somebody has of whom a provider says who it is. That goes by the provider and its own name for them, so that who is called otherwise at
 * the provider takes over nobody's account. Thread-safe; its futures complete on any thread.
 */
final class Subjects {
    private final Accounts accounts;
    private final ChatLimits limits;

    /** @param limits of the names of accounts */
    Subjects(Accounts accounts, ChatLimits limits) {
        this.accounts = accounts;
        this.limits = limits;
    }

    /**
     * The account of somebody, who is given one if they are welcome and have none.
     *
     * @param expected the name that it has to have; empty for any
     * @param known what to say of somebody who has one; empty if it is another than expected
     */
    Future<Login> find(Subject subject, String expected, Function<Optional<Known>, Login> known) {
        return accounts.ofSubject(subject.issuer(), subject.id()).compose(found -> {
            if (found.isPresent()) {
                return Future.succeededFuture(known.apply(found.filter(it -> isExpected(it, expected))));
            } else if (!expected.isEmpty() && !Names.same(expected, nick(subject.name()))) {
                return Future.succeededFuture(known.apply(Optional.empty()));
            }
            return welcome(subject, known);
        });
    }

    private static boolean isExpected(Known known, String expected) {
        return expected.isEmpty() || Names.same(known.account().name(), expected);
    }

    private Future<Login> welcome(Subject subject, Function<Optional<Known>, Login> known) {
        String name = nick(subject.name());
        if (!subject.isWelcome()) {
            return Future.succeededFuture(new Refused(Why.NO_ACCOUNT));
        }
        Optional<String> fault = name.isEmpty() ? Optional.of("it says none") : Registrations.nameFault(name, limits);
        if (fault.isPresent()) {
            return Future.succeededFuture(new Refused(Why.BAD_NAME, 0, fault.get()));
        }
        return accounts.addSubject(subject.issuer(), subject.id(), name)
                .map(added -> added.isPresent() ? known.apply(added) : new Refused(Why.NAME_TAKEN, 0, name));
    }

    /** What somebody is called elsewhere, as a nick: of a mailbox's address what is before the at sign, and no blanks. */
    private static String nick(String name) {
        int at = name.indexOf('@');
        return Names.written((at > 0 ? name.substring(0, at) : name).strip().replace(' ', '_'));
    }
}
