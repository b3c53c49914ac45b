package io.hubbub.codec;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/**
 * Writes the fields of a value. What a reader takes for granted, zero, false or an empty text, is not written. Fields have numbers from 1
 * to {@link Fields#MOST}, so that number and type fit into one byte. Not thread-safe.
 */
public final class FieldWriter {
    static final int NUMBER = 0;
    static final int SIZED = 2;
    static final int TYPE_BITS = 3;

    private static final int START_BYTES = 256;

    /** More than a tag and a number take. */
    private static final int SLACK_BYTES = 16;

    private byte[] bytes = new byte[START_BYTES];
    private int length;

    /** The bytes that were written so far. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void octet(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    /** A whole number; small ones that are not negative take the least. */
    public void number(int field, long value) {
        if (value != 0) {
            tag(field, NUMBER);
            varint(value);
        }
    }

    /** Whether something is so. */
    public void truth(int field, boolean value) {
        number(field, value ? 1 : 0);
    }

    /** A constant of an enum, by its place among them, which golden files hold; null for none. */
    @SuppressWarnings("EnumOrdinal")
    public void constant(int field, Enum<?> value) {
        number(field, value == null ? 0 : value.ordinal() + 1);
    }

    /** Some constants of an enum that has at most 64, by their places. */
    @SuppressWarnings("EnumOrdinal")
    public void constants(int field, Set<? extends Enum<?>> values) {
        long bits = 0;
        for (Enum<?> value : values) {
            bits |= 1L << value.ordinal();
        }
        number(field, bits);
    }

    /** A text. */
    public void text(int field, String value) {
        if (!value.isEmpty()) {
            sized(field, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Texts, empty ones too, in order. */
    public void texts(int field, Collection<String> values) {
        for (String value : values) {
            sized(field, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Bytes as they are. */
    public void bytes(int field, Buffer value) {
        if (value.length() > 0) {
            sized(field, value.getBytes());
        }
    }

    /** Whole numbers, in order. */
    public void numbers(int field, Collection<? extends Number> values) {
        if (!values.isEmpty()) {
            int start = open(field);
            for (Number value : values) {
                varint(value.longValue());
            }
            close(start);
        }
    }

    /** A value; null for none. */
    public <T> void value(int field, Codec<T> codec, T value) {
        if (value != null) {
            int start = open(field);
            codec.write(value, this);
            close(start);
        }
    }

    /** Values, in order. */
    public <T> void values(int field, Codec<T> codec, Collection<? extends T> values) {
        for (T value : values) {
            value(field, codec, value);
        }
    }

    private void sized(int field, byte[] value) {
        tag(field, SIZED);
        varint(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    /** Returns where the content begins, behind one byte for its length. */
    private int open(int field) {
        tag(field, SIZED);
        octet(0);
        return length;
    }

    /** Writes the length of what came since; the content moves up if that takes more than a byte. */
    private void close(int start) {
        int size = length - start;
        int more = varintSize(size) - 1;
        if (more > 0) {
            reserve(more);
            System.arraycopy(bytes, start, bytes, start + more, size);
        }
        length = start - 1;
        varint(size);
        length += size;
    }

    private void tag(int field, int type) {
        if (field < 1 || field > Fields.MOST) {
            throw new IllegalArgumentException("field " + field + ": expected 1 to " + Fields.MOST);
        }
        octet(field << TYPE_BITS | type);
    }

    private void varint(long value) {
        reserve(SLACK_BYTES);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private static int varintSize(int value) {
        int size = 1;
        for (int rest = value >>> 7; rest != 0; rest >>>= 7) {
            size++;
        }
        return size;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
