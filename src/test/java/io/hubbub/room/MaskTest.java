package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
    private static MaskSubject loggedIn(String nick, String account) {
        return new MaskSubject(nick, new Profile("u", "192.0.2.1", "r").withAccount(account));
    }

    @Test
    void aMaskForAnAccountIsAboutWhoeverIsLoggedInToIt() {
        Mask ann = Mask.of("ACCOUNT:Ann");
        assertEquals(Optional.empty(), ann.fault());
        assertEquals("account:Ann", ann.toString());
        assertEquals(Optional.of("Ann"), ann.account());
        assertEquals(Optional.empty(), ann.nick());
        assertTrue(ann.matches(loggedIn("somebody", "ann")));
        assertFalse(ann.matches(loggedIn("ann", "")));
        assertFalse(ann.matches(loggedIn("ann", "bob")));
        assertTrue(Mask.of("account:*").matches(loggedIn("somebody", "bob")));
        assertFalse(Mask.of("account:*").matches(loggedIn("somebody", "")));
        assertEquals(ann, Mask.ofAccount("ann"));
        assertNotEquals(Mask.of("ann"), ann);
        assertNotEquals(Mask.glob("ann"), ann);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account:", "account:a!b", "account:a b@c"})
    void aMaskForAnAccountThatNobodyCanHaveIsAFault(String typed) {
        assertTrue(Mask.of(typed).fault().isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "bob,bob!*@*",
        "*@host,*!*@host",
        "bob!u,bob!u@*",
        "bob!u@h,bob!u@h",
        "bob!,bob!*@*",
        "!u,*!u@*",
        "@h,*!*@h",
        "bob!@h,bob!*@h",
        "u@h,*!u@h",
        "'',*!*@*",
        "*,*!*@*",
        "Bob*,Bob*!*@*",
        "a b,a?b!*@*"
    })
    void whatIsLeftOutIsAnything(String typed, String meant) {
        assertEquals(meant, mask(typed).toString());
    }

    @ParameterizedTest
    @CsvSource({"bob,bob", "bob!,bob", "bob!*,bob", "bob!*@*,bob", "bob!@,bob", "Żółw,Żółw"})
    void aMaskOfANickAloneSaysWhichOne(String typed, String nick) {
        assertEquals(Optional.of(nick), mask(typed).nick());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "b?b",
                "bob*",
                "bob!u",
                "bob!*@h",
                "bob@",
                "127.0.0.1",
                "::/64",
                "a.example",
                "127.0.0.1!*@*"
            })
    void aMaskOfMoreOrOfAHostHasNoNick(String typed) {
        assertEquals(Optional.empty(), mask(typed).nick());
    }

    @ParameterizedTest
    @CsvSource({
        "*@127.0.0.1,coolguy!ab@127.0.0.1,coolguy!ab@127.0.0.5",
        "cool!*@*,cool!~dude@example.com,coolguy!ab@127.0.0.1",
        "cool!?username@*,cool!~username@h,cool!username@h",
        "cool!a?*@*,cool!abc@h,cool!a@h",
        "cool[guy]!*@*,cool[guy]!guy@h,coolg!ab@h",
        "c*l!*@*,col!a@h,cold!a@h",
        "*o*o*,cool!a@h,cold!a@h",
        "BOB,bob!a@h,bobb!a@h",
        "bob,BOB!a@h,abob!a@h",
        "ÄRGER,ärger!a@h,arger!a@h",
        "?😀,ö😀!a@h,😀!a@h"
    })
    void starAndQuestionMarkStandForWhatTheyShould(String typed, String matching, String other) {
        assertTrue(matches(mask(typed), matching), matching);
        assertFalse(matches(mask(typed), other), other);
    }

    @Test
    void afterABackslashTheyAreThemselves() {
        assertTrue(mask("a\\*!u@h").fits("a*!u@h"));
        assertFalse(mask("a\\*!u@h").fits("ab!u@h"));
        assertTrue(mask("a\\?").fits("a?!u@h"));
        assertFalse(mask("a\\?").fits("ab!u@h"));
        assertTrue(mask("a\\\\*").fits("a\\bcd!u@h"));
    }

    @Test
    void aBackslashInANickIsItself() {
        assertTrue(mask("a\\b").fits("a\\b!u@h"));
        assertTrue(mask("*@h\\").fits("a!u@h\\"));
    }

    @Test
    void aGreekNickIsFoundWhateverStandsNextToItsSigma() {
        for (String typed : new String[] {"ΝΙΚΟΣ", "νικος", "νικοσ", "ΝΙΚΟΣ*", "*ΚΟΣ*"}) {
            assertTrue(mask(typed).fits("ΝΙΚΟΣ!u@h"), typed);
            assertTrue(mask(typed).fits("Νικος!u@h"), typed);
        }
    }

    @Test
    void masksThatSayTheSameAreEqual() {
        assertEquals(mask("BOB"), mask("bob!*@**"));
        assertEquals(mask("BOB").hashCode(), mask("bob!*@**").hashCode());
        assertNotEquals(mask("bob"), mask("bo?"));
        assertNotEquals(mask("a\\*"), mask("a*"));
    }

    @Test
    void manyStarsAgainstALongRunTakeNoTime() {
        Mask mask = mask("*a".repeat(100) + "*b");
        String source = "a".repeat(10_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertFalse(mask.fits(source)));
        assertFalse(mask("*a*a*a*a*b").fits(source));
        assertTrue(mask("*a*a*a*a*b").fits(source + "b!u@h"));
    }

    @Test
    void randomMasksMatchWhatARegularExpressionMatches() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String typed = text(random, "aab**?") + "!" + text(random, "ab*?") + "@" + text(random, "ab*?");
            String source = text(random, "ab") + "!" + text(random, "ab") + "@" + text(random, "ab");
            Mask mask = mask(typed);
            Pattern pattern = Pattern.compile(mask.toString().replace("*", ".*").replace("?", "."));
            boolean expected = pattern.matcher(source).matches();
            assertEquals(expected, mask.fits(source), typed + " " + source + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*!*@2001:db8::5",
                "*!*@2001:0DB8:0::5",
                "*!*@[2001:db8::5]",
                "*!*@2001:db8:0:0:0:0:0:5",
                "*!*@2001:db8::/32",
                "*!*@2001:db8::5%eth0",
                "*!*@2001:db8:*",
                "*!*@2001:0db8:0000:*",
                "*!*@*::5",
                "*!*@*:0:5",
                "*!*@2001:DB8:0:0:*",
                "2001:db8::5",
                "2001:db8::/64",
                "bob!u@2001:db8::/32",
                "BOB!*@2001:db8::5",
                "*@2001:db8::?",
                "*!*@::/0"
            })
    void anAddressIsMeantHoweverItIsWritten(String typed) {
        assertEquals(Optional.empty(), mask(typed).fault());
        assertTrue(matches(mask(typed), "bob!u@2001:db8::5"));
        assertFalse(matches(mask(typed), "bob!u@203.0.113.5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*!*@127.0.0.0/8",
                "*!*@127.0.0.1/8",
                "*!*@127.0.0.1",
                "*!*@::ffff:127.0.0.1",
                "*!*@127.0.*",
                "127.0.*",
                "127.0.0.1",
                "*!*@::ffff:7f00:1/104"
            })
    void anIpv4AddressIsMeantHoweverItIsWritten(String typed) {
        assertEquals(Optional.empty(), mask(typed).fault());
        assertTrue(matches(mask(typed), "bob!u@127.0.0.1"));
        assertFalse(matches(mask(typed), "bob!u@128.0.0.1"));
        assertFalse(matches(mask(typed), "bob!u@::1"));
    }

    @Test
    void theNickAndTheUserOfAMaskWithAnAddressCount() {
        assertFalse(matches(mask("ann!*@::/0"), "bob!u@::1"));
        assertFalse(matches(mask("*!x@::1"), "bob!u@::1"));
        assertTrue(matches(mask("b?b!*@::1"), "bob!u@::1"));
    }

    @Test
    void masksOfOneAddressAreOneAndShowItsCanonicalForm() {
        for (String typed : new String[] {"*!*@0::1", "*!*@[::1]", "*!*@::1/128", "::1", "*@0:0:0:0:0:0:0:1"}) {
            assertEquals(mask("*!*@::1"), mask(typed), typed);
            assertEquals(mask("*!*@::1").hashCode(), mask(typed).hashCode(), typed);
            assertEquals("*!*@::1", mask(typed).toString());
        }
        assertEquals("Bob!*@10.0.0.0/8", mask("Bob!@10.1.2.3/8").toString());
        assertNotEquals(mask("*!*@::1"), mask("*!*@::/64"));
        assertNotEquals(mask("*!*@::1"), mask("*!*@*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*!*@10.0.0.0/33",
                "*!*@::ffff:10.0.0.0/32",
                "*!*@10.0.0/8",
                "::1/129",
                "10.0.0.0/33",
                "*!*@256.1.1.1",
                "*!*@1.2.3",
                "*!*@1::2::3",
                "*!*@10.0.0.*/8"
            })
    void whatIsNoAddressAndLooksLikeOneIsAFault(String typed) {
        assertTrue(mask(typed).fault().orElse("").contains("is no address and no network"), typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*!*@example.org/24",
                "*!*@*/8",
                "*!*@?0.0.0.0/x",
                "~a:acc",
                "$a:x",
                "m:bob",
                "*!*@example.org",
                "*.example.org",
                "*!*@[2001:*]"
            })
    void whatCanBeNobodysHostIsAFault(String typed) {
        assertTrue(mask(typed).fault().orElse("").contains("hosts here are IP addresses"), typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~a", "$x", "~a!*@*", "a@b!*@*", "b,b!u@1.2.3.4", "#x", "b\\*b", "☃*!*@*"})
    void whatCanBeNobodysNickIsAFault(String typed) {
        assertTrue(mask(typed).fault().isPresent(), typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "?",
                "*!*@*",
                "ba*!*@*",
                "*ar!*@*",
                "Ärger*",
                "1*",
                "*-",
                "[a]{b}\\`^|_",
                "नमस्ते",
                "col·lega",
                "ﬁsh",
                "①*",
                "*!*evan@*",
                "*!~bob@*",
                "*!raw@*",
                "*!*@10.*",
                "*!*@1?.2.*.4",
                "*!*@2001:DB8:*",
                "*!*@*:?",
                "*!*@10.0.0.0/8"
            })
    void whatSomebodyCanBeIsNone(String typed) {
        assertEquals(Optional.empty(), mask(typed).fault(), typed);
    }

    @Test
    void aLongMaskIsAFaultAlsoIfItsFoldIs() {
        assertEquals(Optional.empty(), mask("a".repeat(Mask.LONGEST - 4)).fault());
        assertTrue(mask("a".repeat(Mask.LONGEST - 3)).fault().isPresent());
        assertTrue(mask("ß".repeat(Mask.LONGEST / 2)).fault().isPresent());
        assertEquals(Optional.empty(), mask("𐐀".repeat(Mask.LONGEST - 4)).fault());
    }

    @ParameterizedTest
    @CsvSource({
        "jose\u0301,JOS\u00c9",
        "stra\u00dfe,STRASSE",
        "*STRASSE*,stra\u00dfe",
        "stra\u00dfe,STRA\u1e9eE",
        "*e\u0301,jos\u00e9",
        "\ufb01*,FISH",
        "*\u03c3,\u039d\u0399\u039a\u039f\u03a3",
        "\u1112\u1161\u11ab*,\ud55c\uae00",
        "jos?,jose\u0301"
    })
    void whatStandsBetweenStarsIsFoldedAsAWhole(String typed, String nick) {
        Mask mask = mask(unescaped(typed));
        assertTrue(mask.matches(new MaskSubject(Names.written(unescaped(nick)), new Profile("u", "h", ""))));
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
    }

    @Test
    void aNickAsAMaskMeansItInEveryForm() throws IOException {
        for (JsonNode each : new ObjectMapper()
                .readTree(Path.of("src/test/browser/unit/names.json").toFile())
                .get("nicks")) {
            String nick = each.textValue();
            Mask mask = mask(nick.replace("\\", "\\\\"));
            for (Normalizer.Form form : Normalizer.Form.values()) {
                String other = Normalizer.normalize(nick, form);
                for (String same :
                        new String[] {other, other.toUpperCase(Locale.ROOT), other.toLowerCase(Locale.ROOT)}) {
                    assertTrue(mask.matches(new MaskSubject(same, new Profile("u", "h", ""))), nick + " " + same);
                }
            }
        }
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static boolean matches(Mask mask, String source) {
        String[] parts = source.split("[!@]");
        return mask.matches(new MaskSubject(parts[0], new Profile(parts[1], parts[2], "")));
    }

    private static Mask mask(String typed) {
        return Mask.of(typed);
    }
}
