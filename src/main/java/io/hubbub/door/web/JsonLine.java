package io.hubbub.door.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * One JSON object on one line, as it is written. Whatever a text contains, it stays a text: line ends, quotes and control
 * characters are escaped, and half a surrogate pair, which is no character, becomes U+FFFD.
 */
final class JsonLine {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_BYTES = 256;

    /** After so much a list ends: nobody reads more, and who doesn't read at all makes the server hold it. */
    private static final int ENOUGH_BYTES = 128 * 1024;

    private final Buffer target;
    private final int start;
    private final JsonGenerator out;

    private JsonLine(Buffer target) {
        this.target = target;
        this.start = target.length();
        try {
            out = FACTORY.createGenerator(new End(target));
            out.writeStartObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The end of a buffer, where what is written goes. */
    private static final class End extends OutputStream {
        private final Buffer buffer;

        End(Buffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public void write(int one) {
            buffer.appendByte((byte) one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            buffer.appendBytes(bytes, from, length);
        }
    }

    /** Something that is written, where only memory could fail. */
    private interface Writing {
        void run() throws IOException;
    }

    /** Begins an object of a type. */
    static JsonLine of(String type) {
        return behind(Buffer.buffer(USUAL_BYTES), type);
    }

    /** The same behind what a buffer has already: nothing else may be written to it before {@link #toBuffer}. */
    static JsonLine behind(Buffer buffer, String type) {
        return new JsonLine(buffer).put("type", type);
    }

    private JsonLine write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    JsonLine put(String name, String text) {
        return write(() -> out.writeStringField(name, Text.wellFormed(text)));
    }

    /** Nothing, if the text is empty. */
    JsonLine putIfAny(String name, String text) {
        return text.isEmpty() ? this : put(name, text);
    }

    /** A person's text, with nothing in it that drives or misleads: one line. */
    JsonLine words(String name, String text) {
        return put(name, Text.harmless(text));
    }

    /** Nothing, if the text is empty. */
    JsonLine wordsIfAny(String name, String text) {
        return text.isEmpty() ? this : words(name, text);
    }

    JsonLine put(String name, long number) {
        return write(() -> out.writeNumberField(name, number));
    }

    /** A time in whole seconds. */
    JsonLine putSeconds(String name, long ns) {
        return put(name, TimeUnit.NANOSECONDS.toSeconds(ns));
    }

    JsonLine put(String name, boolean flag) {
        return write(() -> out.writeBooleanField(name, flag));
    }

    JsonLine put(String name, double number) {
        return write(() -> out.writeNumberField(name, number));
    }

    /** Nothing, if it isn't so. */
    JsonLine putIf(String name, boolean flag) {
        return flag ? put(name, true) : this;
    }

    /** The id of the request that this answers; nothing if it had none. */
    JsonLine id(JsonNode id) {
        if (id == null) {
            return this;
        }
        return id.isTextual() ? put("id", id.textValue()) : put("id", id.longValue());
    }

    JsonLine texts(String name, Collection<String> texts) {
        return write(() -> {
            out.writeArrayFieldStart(name);
            for (String text : texts) {
                out.writeString(Text.wellFormed(text));
            }
            out.writeEndArray();
        });
    }

    /** An object of texts, each in one line with nothing in it that drives or misleads; nothing, if there are none. */
    JsonLine texts(String name, Map<String, String> texts) {
        if (texts.isEmpty()) {
            return this;
        }
        begin(name);
        texts.forEach(this::words);
        return end();
    }

    /** Begins an object in this object. */
    JsonLine begin(String name) {
        return write(() -> out.writeObjectFieldStart(name));
    }

    /** Ends the object that was begun last. */
    JsonLine end() {
        return write(out::writeEndObject);
    }

    /** An array of objects, each written by what is given. */
    <T> JsonLine objects(String name, Iterable<T> all, BiConsumer<JsonLine, T> each) {
        return objects(name, all, each, Integer.MAX_VALUE);
    }

    /** An array of objects that ends when the line is long; who reads it has to be told how many there are. */
    <T> JsonLine someObjects(String name, Iterable<T> all, BiConsumer<JsonLine, T> each) {
        return objects(name, all, each, ENOUGH_BYTES);
    }

    private <T> JsonLine objects(String name, Iterable<T> all, BiConsumer<JsonLine, T> each, int enoughBytes) {
        return write(() -> {
            out.writeArrayFieldStart(name);
            for (T one : all) {
                if (target.length() - start > enoughBytes) {
                    break;
                }
                out.writeStartObject();
                each.accept(this, one);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /** Ends the object and the line, of which nothing more can be written; returns the buffer. */
    Buffer toBuffer() {
        write(() -> {
            out.writeEndObject();
            out.close();
        });
        return target.appendByte((byte) '\n');
    }
}
