package io.hubbub.room;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/**
 * Unicode's properties of characters and texts outside of ASCII. Names in ASCII never come here: ICU and its tables are loaded by
 * {@link Names#load}, or with the first name that does. Thread-safe.
 */
final class Characters {
    static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

    /** The class of the sign that takes a consonant's vowel away, in the scripts that have one. */
    private static final int VIRAMA = 9;

    private Characters() {}

    static String composed(String text) {
        return NFC.normalize(text);
    }

    static String decomposed(String text) {
        return NFD.normalize(text);
    }

    /**
     * NFKC_Casefold, after NFC: by itself it folds the Greek iota subscript before it has put marks into their order, and
     * so two forms of one text could differ (Unicode 3.13, D145).
     */
    static String caseFolded(String text) {
        return CASEFOLD.normalize(NFC.normalize(text));
    }

    /** Whether it is a letter or a digit of any script, or a mark that belongs to one. */
    static boolean isWordCharacter(int c) {
        return switch (UCharacter.getType(c)) {
            case UCharacterCategory.UPPERCASE_LETTER,
                    UCharacterCategory.LOWERCASE_LETTER,
                    UCharacterCategory.TITLECASE_LETTER,
                    UCharacterCategory.MODIFIER_LETTER,
                    UCharacterCategory.OTHER_LETTER,
                    UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK,
                    UCharacterCategory.DECIMAL_DIGIT_NUMBER -> !isInvisible(c);
            default -> false;
        };
    }

    static boolean isDigit(int c) {
        return UCharacter.isDigit(c);
    }

    /** Whether it is drawn on or around the character before it. */
    static boolean isMark(int c) {
        int type = UCharacter.getType(c);
        return type == UCharacterCategory.NON_SPACING_MARK
                || type == UCharacterCategory.COMBINING_SPACING_MARK
                || type == UCharacterCategory.ENCLOSING_MARK;
    }

    static boolean isSpace(int c) {
        int type = UCharacter.getType(c);
        return type == UCharacterCategory.SPACE_SEPARATOR
                || type == UCharacterCategory.LINE_SEPARATOR
                || type == UCharacterCategory.PARAGRAPH_SEPARATOR;
    }

    /** Whether nobody sees it, or nobody knows what they see: blanks, controls, what has no meaning or a private one. */
    static boolean isInvisible(int c) {
        return switch (UCharacter.getType(c)) {
            case UCharacterCategory.CONTROL,
                    UCharacterCategory.FORMAT,
                    UCharacterCategory.SURROGATE,
                    UCharacterCategory.PRIVATE_USE,
                    UCharacterCategory.UNASSIGNED -> true;
            default -> isSpace(c) || isBlank(c) || is(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }

    /** Letters, marks and symbols whose picture in Unicode's charts is empty, though no property says so. */
    private static boolean isBlank(int c) {
        return switch (c) {
            case 0x2800 -> true; // Braille pattern blank
            case 0x2D7F -> true; // Tifinagh consonant joiner
            case 0x1107F -> true; // Brahmi number joiner
            case 0x13441, 0x13442 -> true; // Egyptian hieroglyph full and half blank
            case 0x16FE4 -> true; // Khitan small script filler
            case 0x1D159 -> true; // musical symbol null notehead
            default -> false;
        };
    }

    /** Whether a joiner stands where a script needs one: RFC 5892, appendix A.1 and A.2. */
    static boolean isJoinerOfScript(int[] text, int at) {
        if (at == 0) {
            return false;
        }
        if (UCharacter.getCombiningClass(text[at - 1]) == VIRAMA) {
            return true;
        }
        return text[at] == ZERO_WIDTH_NON_JOINER && joinsForward(text, at - 1) && joinsBackward(text, at + 1);
    }

    private static boolean joinsForward(int[] text, int last) {
        int i = last;
        while (i >= 0 && joiningType(text[i]) == UCharacter.JoiningType.TRANSPARENT) {
            i--;
        }
        return i >= 0
                && (joiningType(text[i]) == UCharacter.JoiningType.LEFT_JOINING
                        || joiningType(text[i]) == UCharacter.JoiningType.DUAL_JOINING);
    }

    private static boolean joinsBackward(int[] text, int first) {
        int i = first;
        while (i < text.length && joiningType(text[i]) == UCharacter.JoiningType.TRANSPARENT) {
            i++;
        }
        return i < text.length
                && (joiningType(text[i]) == UCharacter.JoiningType.RIGHT_JOINING
                        || joiningType(text[i]) == UCharacter.JoiningType.DUAL_JOINING);
    }

    private static int joiningType(int c) {
        return UCharacter.getIntPropertyValue(c, UProperty.JOINING_TYPE);
    }

    static boolean isEmoji(int c) {
        return is(c, UProperty.EMOJI);
    }

    static boolean isSkinTone(int c) {
        return is(c, UProperty.EMOJI_MODIFIER);
    }

    /** Whether a joiner can stand beside it to make one picture of two: UAX 29, GB11. */
    static boolean isPictograph(int c) {
        return is(c, UProperty.EXTENDED_PICTOGRAPHIC);
    }

    private static boolean is(int c, int property) {
        return UCharacter.hasBinaryProperty(c, property);
    }
}
