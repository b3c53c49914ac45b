package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.SpoofChecker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikesTest {
    @ParameterizedTest
    @CsvSource({
        "Ian,lan",
        "bob,b0b",
        "bill,bi1l",
        "BOB,B0B",
        "modern,modem",
        "Anna,\u0410nna",
        "paypal,\u0440\u0430\u0443\u0440\u0430l",
        "scope,\u0455\u0441\u043e\u0440\u0435",
        "Omar,\u039fmar",
        "NickServ,N\u0456ckServ"
    })
    void whatLooksAlikeHasOneSkeleton(String one, String other) {
        assertEquals(LookAlikes.skeleton(one), LookAlikes.skeleton(other));
    }

    @ParameterizedTest
    @CsvSource({"ann,anne", "bob,rob", "kim,klm", "Иван,Ивана", "田中,田申", "j\u00f6rg,jorg"})
    void whatDoesNotHasAnother(String one, String other) {
        assertNotEquals(LookAlikes.skeleton(one), LookAlikes.skeleton(other));
    }

    @Test
    void namesThatAreTheSameLookAlikeWhateverTheirCase() {
        for (String name : new String[] {"anna", "j\u00f6rg", "иван", "\u03c3\u03bf\u03c6\u03af\u03b1"}) {
            assertEquals(LookAlikes.skeleton(name), LookAlikes.skeleton(Names.fold(name)));
        }
    }

    @Test
    void asciiNeedsNoTablesAndHasTheSkeletonsOfUnicode() {
        SpoofChecker unicode = new SpoofChecker.Builder().build();
        for (char c = '!'; c < 0x7F; c++) {
            String name = "x" + c + "x";
            if (Names.isNick(name, name.length())) {
                assertEquals(Names.fold(unicode.getSkeleton(name)), LookAlikes.skeleton(name), name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0435van", "p\u0430ypal", "\u0391nna", "\u0561nn", "иvan"})
    void aLetterOfAnotherScriptIsNoticed(String name) {
        assertTrue(LookAlikes.isOfMixedScripts(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evan",
                "Иван",
                "иван_42",
                "Σοφία",
                "田中さん",
                "Suzuki鈴木",
                "김철수kim",
                "j\u00f6rg",
                "अनिल",
                "عمر",
                "[away]"
            })
    void ordinaryNamesAreOfOneScript(String name) {
        assertFalse(LookAlikes.isOfMixedScripts(name));
    }
}
