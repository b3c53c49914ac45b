package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "::1,::1",
        "0::1,::1",
        "[::1],::1",
        "0:0:0:0:0:0:0:1,::1",
        "0000:0000:0000:0000:0000:0000:0000:0001,::1",
        "2001:0db8:0::5,2001:db8::5",
        "2001:DB8::5,2001:db8::5",
        "2001:db8:0:0:1:0:0:1,2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1,2001:db8:0:1:1:1:1:1",
        "fe80::1%eth0,fe80::1",
        "[fe80::1%2],fe80::1",
        "::ffff:1.2.3.4,1.2.3.4",
        "::FFFF:102:304,1.2.3.4",
        "64:ff9b::1.2.3.4,64:ff9b::102:304",
        "127.0.0.1,127.0.0.1",
        "0.0.0.0,0.0.0.0",
        "::,::"
    })
    void hasOneCanonicalForm(String typed, String canonical) {
        assertEquals(canonical, Address.of(typed).orElseThrow().toString());
        assertEquals(canonical, Address.canonical(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.4%eth0",
                "[1.2.3.4]",
                "1..2.3",
                "::g",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "1:2:3:4:5:6:7::8",
                "12345::",
                "::1.2.3",
                "1.2.3.4::",
                "[::1",
                "::1]",
                "%eth0",
                "localhost",
                "example.com",
                "127.1",
                "0x7f.0.0.1",
                "１.2.3.4",
                "::1 ",
                "+1.2.3.4",
                "-1.2.3.4"
            })
    void isNothingElse(String text) {
        assertEquals(Optional.empty(), Address.of(text));
        assertEquals(text, Address.canonical(text));
    }

    @Test
    void randomAddressesAreThoseThatNettyReads() throws UnknownHostException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            InetAddress address = InetAddress.getByAddress(bytes(random));
            String canonical = NetUtil.toAddressString(address);
            String why = canonical + ", seed " + seed;
            assertEquals(canonical, Address.canonical(address.getHostAddress()), why);
            Address read = Address.of(canonical.toUpperCase(Locale.ROOT)).orElseThrow();
            assertEquals(canonical, read.toString(), why);
            read.otherForms().forEach(form -> assertEquals(Optional.of(read), Address.of(form), why));
        }
    }

    @Test
    void randomTextsAreAddressesWhereNettySaysSo() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(":::::0123.af".charAt(random.nextInt(12)));
            }
            if (text.indexOf(":") < 0) {
                text.append(':');
            }
            boolean expected = NetUtil.isValidIpV6Address(text.toString());
            assertEquals(expected, Address.of(text.toString()).isPresent(), text + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3/8,10.0.0.0/8",
        "10.1.2.3/32,10.1.2.3",
        "0.0.0.0/0,0.0.0.0/0",
        "::1/64,::/64",
        "[2001:db8::5]/32,2001:db8::/32",
        "2001:db8:0:0:0:0:0:5/128,2001:db8::5",
        "::ffff:10.1.2.3/104,10.0.0.0/8",
        "::/0,::/0"
    })
    void aNetworkHasOneCanonicalForm(String typed, String canonical) {
        Network network = Network.of(typed).orElseThrow();
        assertEquals(canonical, network.toString());
        assertEquals(network, Network.of(canonical).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0/8",
                "::1/129",
                "10.0.0.0/",
                "10.0.0.0/08",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "/8",
                "10.0.0.0/255.0.0.0",
                "256.0.0.1",
                "1.2.3",
                "::g:1/64",
                "1::2::3",
                "10.0.*/8",
                "[::1"
            })
    void whatIsMeantToBeANetworkAndIsNoneIsNoticed(String text) {
        assertEquals(Optional.empty(), Network.of(text));
        assertEquals(!text.equals("/8") && !text.equals("::g:1/64"), Network.isMeant(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "127.0.*",
                "2001:db8:*",
                "example.com",
                "gateway/web",
                "user/bob",
                "*.example",
                "a/24",
                "h",
                "10.?.0.1"
            })
    void otherHostsAreMeantToBeNone(String text) {
        assertFalse(Network.isMeant(text), text);
    }

    @Test
    void ipv4IsInNoNetworkOfIpv6() {
        Address ipv4 = Address.of("10.0.0.1").orElseThrow();
        assertFalse(Network.of("::/0").orElseThrow().contains(ipv4));
        assertFalse(Network.of("::/64").orElseThrow().contains(ipv4));
        assertTrue(Network.of("0.0.0.0/0").orElseThrow().contains(ipv4));
        assertFalse(
                Network.of("0.0.0.0/0").orElseThrow().contains(Address.of("::1").orElseThrow()));
        assertNotEquals(Network.of("0.0.0.0/0"), Network.of("::/0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.255.3.4", "::1", "[::1]", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "::1%lo"})
    void anAddressOfThisMachineAloneIsKnownHoweverItIsWritten(String text) {
        assertTrue(Address.isLoopback(text));
        assertFalse(Address.isAny(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "0:0:0:0:0:0:0:0", "::ffff:0.0.0.0"})
    void everyAddressIsKnownHoweverItIsWritten(String text) {
        assertTrue(Address.isAny(text));
        assertFalse(Address.isLoopback(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"128.0.0.1", "1.0.0.127", "0.0.0.1", "::2", "::127.0.0.1", "1::1", "fe80::1"})
    void otherAddressesAreNeither(String text) {
        assertFalse(Address.isLoopback(text));
        assertFalse(Address.isAny(text));
    }

    /** Against a comparison bit by bit. */
    @Test
    void randomAddressesAreInTheNetworksWhoseFirstBitsTheyHave() throws UnknownHostException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] one = bytes(random);
            byte[] other = Arrays.copyOf(one, one.length);
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
            int bits = random.nextInt(one.length * 8 + 1);
            String network = InetAddress.getByAddress(one).getHostAddress() + "/" + bits;
            String address = InetAddress.getByAddress(other).getHostAddress();
            boolean isMapped = InetAddress.getByAddress(other).getAddress().length != one.length;
            boolean expected = !isMapped && firstBits(one, bits).equals(firstBits(other, bits));
            assertEquals(
                    expected,
                    Network.of(network)
                            .orElseThrow()
                            .contains(Address.of(address).orElseThrow()),
                    address + " in " + network + ", seed " + seed);
        }
    }

    private static BigInteger firstBits(byte[] address, int bits) {
        return new BigInteger(1, address).shiftRight(address.length * 8 - bits);
    }

    /** With many zeros, as addresses have. */
    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextBoolean() ? 0 : (byte) random.nextInt(256);
        }
        return bytes;
    }
}
