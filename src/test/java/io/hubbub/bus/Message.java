package io.hubbub.bus;

import io.hubbub.codec.Codec;
import io.hubbub.codec.Events;
import io.hubbub.codec.Format;
import io.hubbub.codec.Kinds;
import io.hubbub.codec.Values;
import io.hubbub.room.Event;
import io.hubbub.room.ModeChange;
import java.util.ArrayList;
import java.util.List;

/**
 * One kind of what can be bytes.
 *
 * @param name in golden files
 */
record Message<T>(String name, Class<? extends T> kind, Codec<T> codec) {

    /** Every kind there is. */
    static List<Message<?>> all() {
        List<Message<?>> all = new ArrayList<>();
        all.add(new Message<>("RequestBatch", RequestBatch.class, BatchCodecs.REQUESTS));
        all.add(new Message<>("ReplyBatch", ReplyBatch.class, BatchCodecs.REPLIES));
        all.add(new Message<>("RoomBatch", RoomBatch.class, BatchCodecs.ROOM));
        addKinds(all, Request.class, RequestCodec.REQUEST);
        addKinds(all, Reply.class, ReplyCodec.REPLY);
        addKinds(all, Answer.class, AnswerCodec.ANSWER);
        addKinds(all, Event.class, Events.EVENT);
        addKinds(all, ModeChange.class, Values.MODE_CHANGE);
        return all;
    }

    private static <T> void addKinds(List<Message<?>> all, Class<T> sealed, Codec<T> codec) {
        for (Class<?> kind : Kinds.of(sealed)) {
            String name = sealed.getSimpleName() + "." + kind.getSimpleName();
            all.add(new Message<>(name, kind.asSubclass(sealed), codec));
        }
    }

    T invent(Invention invention) {
        return invention.any(kind);
    }

    byte[] encode(T value) {
        return Format.encode(codec, value);
    }

    T decode(byte[] bytes) {
        return Format.decode(codec, bytes);
    }

    /** Made up, as bytes. */
    byte[] sample(Invention invention) {
        return encode(invent(invention));
    }

    byte[] encodeAgain(byte[] bytes) {
        return encode(decode(bytes));
    }

    @Override
    public String toString() {
        return name;
    }
}
