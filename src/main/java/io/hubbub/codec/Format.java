package io.hubbub.codec;

/** Whole messages as bytes: a byte for the version that wrote it, then the fields. Thread-safe. */
public final class Format {
    /** The version of what is written here. Each change has a higher number, and golden files of its own. */
    public static final int VERSION = 1;

    /** The oldest version that can be read. */
    private static final int OLDEST = 1;

    private Format() {}

    /** A value as a message. */
    public static <T> byte[] encode(Codec<T> codec, T value) {
        FieldWriter out = new FieldWriter();
        out.octet(VERSION);
        codec.write(value, out);
        return out.toBytes();
    }

    /**
     * The value that a message carries; also one of a newer version, as far as it is known here.
     *
     * @throws MalformedException if it is none, or a version too old or too new for this
     */
    public static <T> T decode(Codec<T> codec, byte[] message) {
        if (message.length == 0) {
            throw new MalformedException("an empty message");
        }
        int version = message[0];
        if (version < OLDEST) {
            throw new MalformedException(
                    "a message of version " + version + ": " + OLDEST + " is the oldest that can be read here");
        }
        try {
            return codec.read(new Fields(message, 1, message.length));
        } catch (RuntimeException broken) {
            throw new MalformedException(complaint(version, message, broken), broken);
        }
    }

    private static String complaint(int version, byte[] message, RuntimeException broken) {
        String what = broken instanceof MalformedException ? broken.getMessage() : broken.toString();
        String newer = version > VERSION ? ", newer than " + VERSION + " here" : "";
        return "a message of " + message.length + " bytes and version " + version + newer + ": " + what;
    }
}
