package io.hubbub.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.Claim;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Modes;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever people with claims do in a room, each is given the roles that a plain list of what they had and when they went says. */
class ClaimsModelTest {
    private static final Member OPERATOR = new Member(1L << 40, "operator");

    private static final int RUNS = 200;
    private static final int STEPS = 200;
    private static final int PEOPLE = 5;
    private static final long GRACE_MS = 1000;

    private final Holders holders = new Holders();
    private final Claims claims = new Claims(GRACE_MS, holders, false, List.of());
    private final RoomState room = new RoomState("den", Modes.NONE, 200_000, 7);

    /** What should be: the roles of each who may have some again, and when they went; 0 while they are in the room. */
    private final Map<Integer, Set<Role>> roles = new HashMap<>();

    private final Map<Integer, Long> wentMs = new HashMap<>();
    private final Map<Integer, Long> inside = new TreeMap<>();
    private long sessions;
    private long nowMs = 1;

    private static Claim claim(int who) {
        return new Claim("ticket:" + who);
    }

    private static String nick(int who) {
        return "p" + who;
    }

    private void happens(Event event) {
        room.apply(event);
        claims.apply(event, room);
    }

    private Member member(int who) {
        return room.member(inside.get(who)).orElseThrow();
    }

    private Set<Role> expected(int who) {
        boolean isOver = wentMs.getOrDefault(who, 0L) != 0 && nowMs - wentMs.get(who) > GRACE_MS;
        return isOver ? Set.of() : roles.getOrDefault(who, Set.of());
    }

    private void joins(int who) {
        Set<Role> given = claims.of(claim(who), room, nowMs);
        assertEquals(expected(who), given);
        long session = ++sessions;
        inside.put(who, session);
        holders.joins(session, claim(who));
        Member member = new Member(session, nick(who));
        for (Role role : given) {
            member = member.with(role, true);
        }
        roles.put(who, given.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(given));
        wentMs.put(who, 0L);
        happens(new Event.Joined(room.nextKey(), nowMs, member));
    }

    private void quits(int who, CloseReason cause) {
        happens(new Event.Quit(room.nextKey(), nowMs, member(who), cause, ""));
        inside.remove(who);
        wentMs.put(who, nowMs);
        if (cause == CloseReason.KILLED) {
            roles.remove(who);
        }
    }

    private void leaves(int who) {
        happens(new Event.Left(room.nextKey(), nowMs, member(who), ""));
        inside.remove(who);
        roles.remove(who);
    }

    /** Roles are given to those who are there, and taken from all. */
    private void changes(int who, Role role, boolean granted) {
        if (!inside.containsKey(who) && granted) {
            return;
        }
        ModeChange change = new ModeChange.RoleGiven(role, nick(who), granted);
        happens(new Event.ModesChanged(room.nextKey(), nowMs, OPERATOR, List.of(change)));
        if (granted) {
            roles.get(who).add(role);
        } else if (roles.containsKey(who)) {
            roles.get(who).remove(role);
        }
    }

    private void step(Random random) {
        int who = random.nextInt(PEOPLE);
        boolean isInside = inside.containsKey(who);
        switch (random.nextInt(6)) {
            case 0, 1 -> changes(who, random.nextBoolean() ? Role.OPERATOR : Role.VOICE, random.nextInt(3) > 0);
            case 2 -> nowMs += random.nextInt((int) GRACE_MS);
            case 3 -> {
                if (isInside) {
                    leaves(who);
                }
            }
            default -> {
                if (!isInside) {
                    joins(who);
                } else {
                    quits(who, random.nextInt(5) == 0 ? CloseReason.KILLED : CloseReason.NETWORK_ERROR);
                }
            }
        }
    }

    private void check() {
        boolean operatorIsAway = false;
        for (int who = 0; who < PEOPLE; who++) {
            assertEquals(expected(who), claims.of(claim(who), room, nowMs));
            operatorIsAway |= !inside.containsKey(who) && expected(who).contains(Role.OPERATOR);
        }
        assertEquals(operatorIsAway, claims.awaitOperator(nowMs));
        // What is kept tells a later server the same.
        Claims later = new Claims(GRACE_MS, new Holders(), false, claims.kept(room));
        for (int who = 0; who < PEOPLE; who++) {
            assertEquals(expected(who), later.of(claim(who), room.withoutMembers(), nowMs));
        }
    }

    @Test
    void everybodyIsGivenWhatTheyHad() {
        long seed = System.nanoTime();
        for (int run = 0; run < RUNS; run++) {
            ClaimsModelTest one = new ClaimsModelTest();
            Random random = new Random(seed + run);
            try {
                for (int i = 0; i < STEPS; i++) {
                    one.step(random);
                    one.check();
                }
            } catch (AssertionError fault) {
                throw new AssertionError("seed " + (seed + run), fault);
            }
        }
    }
}
