package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Rights;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is given rights, and against which hash a password is checked: against one in any case, so that no name is told by how soon
 * the answer comes. */
@ExtendWith(VertxExtension.class)
class GrantsTest {
    private static final Map<String, String> HASHES = Map.of("ann", "hash 1", "bob", "hash 2");

    /** What was checked, each a password and a hash. */
    private final List<String> checked = new ArrayList<>();

    private final Grants grants = new Grants(HASHES, this::check);
    private Visitor visitor;

    private Future<Boolean> check(String password, String hash) {
        checked.add(password + " " + hash);
        return Future.succeededFuture(password.equals("of " + hash));
    }

    @BeforeEach
    void start(Vertx vertx) {
        visitor = Core.start(vertx, 1).visit(0);
        visitor.comesAs("visitor");
    }

    private boolean logsIn(Grants by, String name, String password) {
        return visitor.<Boolean>asks(
                (session, answer) -> by.login(session, name, password).onSuccess(answer::accept));
    }

    private Rights rights() {
        return visitor.core.on(0, visitor.session::rights);
    }

    @Test
    void theRightPasswordGivesAnOperatorsRights() {
        assertEquals(Rights.NONE, rights());
        assertTrue(logsIn(grants, "ann", "of hash 1"));
        assertEquals(Rights.OPERATOR, rights());
    }

    @Test
    void anothersPasswordGivesNothing() {
        assertEquals(false, logsIn(grants, "bob", "of hash 1"));
        assertEquals(Rights.NONE, rights());
    }

    @Test
    void anUnknownNameIsCheckedToo() {
        String hash = grants.hash("mallory");
        assertEquals(false, logsIn(grants, "mallory", "of " + hash));
        assertEquals(List.of("of " + hash + " " + hash), checked);
        assertEquals(Rights.NONE, rights());
    }

    @Test
    void whereThereAreNoOperatorsNothingIsChecked() {
        assertEquals(false, logsIn(new Grants(Map.of(), this::check), "ann", "of hash 1"));
        assertEquals(List.of(), checked);
    }

    @Test
    void aConsoleMayInspectAndIsSeenByNobody() {
        visitor.does(Grants::console);
        assertEquals(Rights.CONSOLE, rights());
    }

    @Test
    void anOperatorIsCheckedAgainstItsOwnHash() {
        assertEquals("hash 1", grants.hash("ann"));
        assertEquals("hash 2", grants.hash("bob"));
    }

    @Test
    void anUnknownNameIsCheckedAgainstOneOfThemTheSameEachTime() {
        for (int i = 0; i < 100; i++) {
            String hash = grants.hash("mallory" + i);
            assertTrue(HASHES.containsValue(hash));
            assertEquals(hash, grants.hash("mallory" + i));
        }
    }
}
