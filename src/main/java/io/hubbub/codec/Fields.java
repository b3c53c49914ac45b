package io.hubbub.codec;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The fields of a value, as they were written; they can be asked for in any order. Whatever the bytes are, nothing is made that is
 * larger than they are by more than a factor. Where a field is there twice and one is expected, the first counts. Not thread-safe.
 */
public final class Fields {
    /** The highest number of a field that is known here; those above are skipped. */
    public static final int MOST = 15;

    private static final int FIXED_64 = 1;
    private static final int FIXED_32 = 5;
    private static final int TYPE_MASK = (1 << FieldWriter.TYPE_BITS) - 1;
    private static final int VARINT_BITS = 7;

    /** Of the tenth byte of a number, which has room for one bit. */
    private static final int LAST_SHIFT = Long.SIZE - 1;

    private final byte[] bytes;
    private final int end;

    /** Behind the tag of each field where it is first; 0 for one that is not there. */
    private final int[] first = new int[MOST + 1];

    private int at;

    /** Of the field whose tag was read last. */
    private int type;

    Fields(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.end = end;
        this.at = start;
        while (at < end) {
            int field = nextField();
            if (field <= MOST && first[field] == 0) {
                first[field] = at;
            }
            skip();
        }
    }

    /** A whole number; 0 if it is missing. */
    public long number(int field) {
        return seek(field, FieldWriter.NUMBER) ? varint() : 0;
    }

    /** A whole number that is an {@code int}. */
    public int integer(int field) {
        long number = number(field);
        if (number != (int) number) {
            throw new MalformedException("field " + field + ": " + number + " is too large");
        }
        return (int) number;
    }

    /** Whether something is so; false if it is missing. */
    public boolean truth(int field) {
        return number(field) != 0;
    }

    /** A constant of an enum; null if it is missing. */
    public <E extends Enum<E>> E constant(int field, Constants<E> among) {
        long number = number(field);
        return number == 0 ? null : among.at(number - 1);
    }

    /** A constant of an enum that must be there. */
    public <E extends Enum<E>> E requiredConstant(int field, Constants<E> among) {
        return present(field, constant(field, among));
    }

    /** The same, where one that is not known here stands for something. */
    public <E extends Enum<E>> E requiredConstant(int field, Constants<E> among, E unknown) {
        long number = number(field);
        return number == 0 || among.knows(number - 1) ? requiredConstant(field, among) : unknown;
    }

    /** Some constants of an enum; those that are not known here are left out. */
    public <E extends Enum<E>> Set<E> constants(int field, Constants<E> among) {
        long bits = number(field);
        Set<E> set = EnumSet.noneOf(among.type());
        while (bits != 0) {
            int next = Long.numberOfTrailingZeros(bits);
            if (next < among.size()) {
                set.add(among.at(next));
            }
            bits &= bits - 1;
        }
        return set;
    }

    /** A text; empty if it is missing. */
    public String text(int field) {
        return seek(field, FieldWriter.SIZED) ? text() : "";
    }

    private String text() {
        int size = size();
        return text(at, size);
    }

    private String text(int start, int size) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, size))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new MalformedException(
                    "at byte " + start + ": a text of " + size + " bytes that is not in UTF-8", wrong);
        }
    }

    /** All texts with this number, in order. */
    public List<String> texts(int field) {
        List<String> texts = new ArrayList<>();
        each(field, (start, size) -> texts.add(text(start, size)));
        return texts;
    }

    /** Whether a field is there. */
    public boolean has(int field) {
        return first[field] != 0;
    }

    /** A copy of the bytes of a field; empty if it is missing. */
    public Buffer bytes(int field) {
        if (!seek(field, FieldWriter.SIZED)) {
            return Buffer.buffer();
        }
        int size = size();
        return Buffer.buffer(size).appendBytes(bytes, at, size);
    }

    /** Whole numbers, in order; none if they are missing. */
    public List<Long> numbers(int field) {
        List<Long> numbers = new ArrayList<>();
        if (seek(field, FieldWriter.SIZED)) {
            int stop = size() + at;
            while (at < stop) {
                numbers.add(varint());
            }
            if (at != stop) {
                throw new MalformedException("field " + field + ": its last number is cut");
            }
        }
        return numbers;
    }

    /** A value; null if it is missing. */
    public <T> T value(int field, Codec<T> codec) {
        if (!seek(field, FieldWriter.SIZED)) {
            return null;
        }
        int size = size();
        return codec.read(new Fields(bytes, at, at + size));
    }

    /** A value that must be there. */
    public <T> T required(int field, Codec<T> codec) {
        return present(field, value(field, codec));
    }

    private static <T> T present(int field, T value) {
        if (value == null) {
            throw new MalformedException("field " + field + " is missing");
        }
        return value;
    }

    /** All values with this number, in order. */
    public <T> List<T> values(int field, Codec<T> codec) {
        List<T> values = new ArrayList<>();
        each(field, (start, size) -> values.add(codec.read(new Fields(bytes, start, start + size))));
        return values;
    }

    /** The same without those that make no sense here: those of a kind, or with a constant, that only a newer version knows. */
    public <T> List<T> knownValues(int field, Codec<T> codec) {
        return values(field, codec.orElse((in, unreadable) -> null)).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** Takes where each field with this number begins, and its size. */
    private void each(int field, BiConsumer<Integer, Integer> action) {
        if (!seek(field, FieldWriter.SIZED)) {
            return;
        }
        at--;
        while (at < end) {
            int next = nextField();
            if (next == field) {
                expect(field, FieldWriter.SIZED);
                int size = size();
                action.accept(at, size);
                at += size;
            } else {
                skip();
            }
        }
    }

    /** Goes to the first field with a number, if there is one. */
    private boolean seek(int field, int expected) {
        at = first[field];
        if (at == 0) {
            return false;
        }
        type = bytes[at - 1] & TYPE_MASK;
        expect(field, expected);
        return true;
    }

    private void expect(int field, int expected) {
        if (type != expected) {
            throw new MalformedException("field " + field + ": it has type " + type + ", expected " + expected);
        }
    }

    /** Goes over a tag. Numbers of fields that are known here are in one byte, which stands right before the content. */
    private int nextField() {
        int start = at;
        long tag = varint();
        long field = tag >>> FieldWriter.TYPE_BITS;
        if (field == 0 || field > Integer.MAX_VALUE) {
            throw new MalformedException("at byte " + start + ": there is no such field");
        }
        type = (int) tag & TYPE_MASK;
        return (int) field;
    }

    /** Goes over the content of a field, of which the tag was read. */
    private void skip() {
        switch (type) {
            case FieldWriter.NUMBER -> varint();
            case FieldWriter.SIZED -> jump(size());
            case FIXED_64 -> jump(Long.BYTES);
            case FIXED_32 -> jump(Integer.BYTES);
            default -> throw new MalformedException("at byte " + at + ": there is no type " + type);
        }
    }

    private void jump(int count) {
        if (count > end - at) {
            throw new MalformedException(
                    "at byte " + at + ": " + count + " bytes expected, but only " + (end - at) + " are left");
        }
        at += count;
    }

    /** Reads a length, of which the content is there. */
    private int size() {
        int start = at;
        long size = varint();
        if (size < 0 || size > end - at) {
            throw new MalformedException("at byte " + start + ": a length of " + Long.toUnsignedString(size)
                    + ", but only " + (end - at) + " bytes are left");
        }
        return (int) size;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += VARINT_BITS) {
            if (at >= end) {
                throw new MalformedException("at byte " + at + ": a number is cut");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                checkShortest(next, shift);
                return value;
            }
        }
        throw new MalformedException("at byte " + at + ": a number has no end");
    }

    /** A number has one form alone: no more bytes than it needs, and no more bits than there are. */
    private void checkShortest(byte last, int shift) {
        boolean tooManyBits = shift == LAST_SHIFT && last > 1;
        if (tooManyBits || (shift > 0 && last == 0)) {
            throw new MalformedException("at byte " + at + ": a number is longer than it should be");
        }
    }
}
