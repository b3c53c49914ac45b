package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BanListTest {
    private static final long NOW = 1000;

    private static ServerBan ban(String target, long untilMs) {
        return new ServerBan(BanTarget.of(target), "spam", "ann", 0, untilMs);
    }

    private static BanList list(String... targets) {
        return BanList.of(List.of(targets).stream()
                .map(target -> ban(target, ServerBan.FOR_GOOD))
                .toList());
    }

    private static Profile at(String user, String host) {
        return new Profile(user, host, "somebody");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,NETWORK,192.0.2.7",
        "*!*@192.0.2.7,NETWORK,192.0.2.7",
        "192.0.2.7/24,NETWORK,192.0.2.0/24",
        "2001:DB8:0::1/32,NETWORK,2001:db8::/32",
        "account:Bob,ACCOUNT,account:Bob",
        "bob,MASK,bob!*@*",
        "bob!*@192.0.2.0/24,MASK,bob!*@192.0.2.0/24",
        "*!*@192.0.2.*,MASK,*!*@192.0.2.*"
    })
    void aTargetIsWhatSomebodyMeans(String typed, BanTarget.Kind kind, String full) {
        assertEquals(Optional.empty(), BanTarget.fault(typed));
        BanTarget target = BanTarget.of(typed);
        assertEquals(kind, target.kind());
        assertEquals(full, target.toString());
        assertEquals(target, BanTarget.of(full));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "192.0.2.0/33", "300.1.2.3", "account:", "*!*@somewhere", "2001:db8::/129"})
    void whatCanBeNobodyIsAFault(String typed) {
        assertTrue(BanTarget.fault(typed).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0/0",
                "::/0",
                "::1",
                "*!*@*",
                "*",
                "*!*@127.*",
                "*!*@127.0.0.0/8"
            })
    void whoeverIsOnTheServersOwnMachineIsMeantByThese(String typed) {
        assertTrue(BanTarget.of(typed).isAboutLoopback());
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "128.0.0.0/1", "2001:db8::/32", "bob", "bob!*@127.0.0.1", "account:*"})
    void whoeverIsOnTheServersOwnMachineIsNotMeantByThese(String typed) {
        assertFalse(BanTarget.of(typed).isAboutLoopback());
    }

    @Test
    void aBanEndsByItselfAndNotBefore() {
        BanList list =
                BanList.of(List.of(ban("192.0.2.0/24", NOW + 1), ban("bob", NOW + 1), ban("account:bob", NOW + 1)));
        assertTrue(list.ofAddress("192.0.2.1", NOW).isPresent());
        assertTrue(list.ofPerson("bob", at("u", "198.51.100.1"), NOW).isPresent());
        assertTrue(list.ofAccount("bob", NOW).isPresent());
        assertEquals(3, list.current(NOW).size());
        assertEquals(Optional.empty(), list.ofAddress("192.0.2.1", NOW + 1));
        assertEquals(Optional.empty(), list.ofPerson("bob", at("u", "198.51.100.1"), NOW + 1));
        assertEquals(Optional.empty(), list.ofAccount("bob", NOW + 1));
        assertEquals(List.of(), list.current(NOW + 1));
    }

    @Test
    void theNarrowerNetworkIsToldAndAWiderOneHoldsWhenThatIsOver() {
        BanList list = BanList.of(List.of(ban("192.0.0.0/8", NOW + 9), ban("192.0.2.0/24", NOW + 1)));
        assertEquals(
                "192.0.2.0/24",
                list.ofAddress("192.0.2.1", NOW).orElseThrow().target().toString());
        assertEquals(
                "192.0.0.0/8",
                list.ofAddress("192.0.2.1", NOW + 1).orElseThrow().target().toString());
    }

    @Test
    void anIpv4AddressIsInNoNetworkOfIpv6() {
        assertEquals(Optional.empty(), list("::/0").ofAddress("192.0.2.1", NOW));
        assertTrue(list("::/0").ofAddress("2001:db8::1", NOW).isPresent());
        assertTrue(list("192.0.2.1").ofAddress("::ffff:192.0.2.1", NOW).isPresent());
        assertEquals(Optional.empty(), list("0.0.0.0/0").ofAddress("2001:db8::1", NOW));
        assertEquals(Optional.empty(), list("0.0.0.0/0").ofAddress("no address", NOW));
    }

    @Test
    void anotherBanOfTheSameTargetTakesThePlaceOfTheFirst() {
        BanList list = list("Bob").with(BanList.of(List.of(ban("BOB", NOW + 5))), NOW);
        assertEquals(List.of(ban("BOB", NOW + 5)), list.current(NOW));
        assertEquals(List.of(), list.without(BanTarget.of("bOb!*@*")).current(NOW));
        assertNotEquals(BanTarget.of("bob"), BanTarget.of("bobby"));
    }

    @Test
    void onlyWhatIsNewIsNew() {
        BanList before = list("bob", "192.0.2.0/24");
        assertTrue(before.newSince(before).isEmpty());
        BanList after = before.with(list("eve"), NOW).without(BanTarget.of("bob"));
        assertEquals(
                List.of(BanTarget.of("eve")),
                after.newSince(before).current(NOW).stream()
                        .map(ServerBan::target)
                        .toList());
    }

    @Test
    void aFullListTakesWhatItHasAlreadyAndMoreOnceSomeAreOver() {
        BanList full = BanList.of(IntStream.range(0, BanList.MOST)
                .mapToObj(i -> ban("10.0." + i / 256 + "." + i % 256, i == 0 ? NOW + 1 : ServerBan.FOR_GOOD))
                .toList());
        assertFalse(full.hasRoomFor(BanTarget.of("192.0.2.1"), NOW));
        assertTrue(full.hasRoomFor(BanTarget.of("10.0.0.5"), NOW));
        assertTrue(full.hasRoomFor(BanTarget.of("192.0.2.1"), NOW + 1));
    }

    /** The model compares numbers bit by bit, and masks as text, character by character. */
    @Test
    void randomBansAreAboutThoseWhomAPlainModelHas() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<String> targets = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                targets.add(random.nextBoolean() ? network(random) : mask(random));
            }
            BanList list = list(targets.toArray(String[]::new));
            for (int i = 0; i < 50; i++) {
                String host = random.nextBoolean() ? ipv4(random) : ipv6(random);
                String nick = word(random);
                String user = word(random);
                String about = "seed " + seed + ": " + targets + " " + nick + "!" + user + "@" + host;
                assertEquals(
                        targets.stream().anyMatch(target -> isIn(target, host)),
                        list.ofAddress(host, NOW).isPresent(),
                        about);
                assertEquals(
                        targets.stream().anyMatch(target -> isLike(target, nick + "!" + user + "@" + host)),
                        list.ofPerson(nick, at(user, host), NOW).isPresent(),
                        about);
            }
        }
    }

    private static String word(Random random) {
        return random.ints(1 + random.nextInt(3), 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String ipv4(Random random) {
        return "192.0." + random.nextInt(4) + "." + random.nextInt(8);
    }

    /** In the canonical form. */
    private static String ipv6(Random random) {
        return "2001:db8::" + Integer.toHexString(1 + random.nextInt(0xFFFE));
    }

    private static String network(Random random) {
        return random.nextBoolean()
                ? ipv4(random) + "/" + (16 + random.nextInt(17))
                : ipv6(random) + "/" + (108 + random.nextInt(21));
    }

    /** Without an address as its host: that would be a network. */
    private static String mask(Random random) {
        return wild(random) + "!" + wild(random) + "@" + (random.nextBoolean() ? "*" : "192.0.?.*");
    }

    private static String wild(Random random) {
        return random.ints(1 + random.nextInt(3), 0, 5)
                .collect(StringBuilder::new, (out, c) -> out.append("abc*?".charAt(c)), StringBuilder::append)
                .toString();
    }

    private static boolean isIn(String target, String host) {
        int slash = target.indexOf('/');
        if (slash < 0 || target.indexOf('!') >= 0) {
            return false;
        }
        try {
            byte[] network = InetAddress.getByName(target.substring(0, slash)).getAddress();
            byte[] address = InetAddress.getByName(host).getAddress();
            int shift = network.length * 8 - Integer.parseInt(target.substring(slash + 1));
            return network.length == address.length
                    && new BigInteger(1, network)
                            .shiftRight(shift)
                            .equals(new BigInteger(1, address).shiftRight(shift));
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static boolean isLike(String target, String source) {
        return target.indexOf('!') >= 0 && isLike(target, 0, source, 0);
    }

    private static boolean isLike(String pattern, int p, String text, int t) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        char c = pattern.charAt(p);
        if (c == '*') {
            return isLike(pattern, p + 1, text, t) || (t < text.length() && isLike(pattern, p, text, t + 1));
        }
        return t < text.length() && (c == '?' || c == text.charAt(t)) && isLike(pattern, p + 1, text, t + 1);
    }
}
