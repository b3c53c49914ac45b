package io.hubbub.client;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** A door that lets everybody in at once and answers nothing. Each message is one write. */
abstract class PlainTalk implements Talk {
    protected final Setting setting;
    private final Incoming incoming;

    private boolean leaving;
    private String lastSinceFarewell = "";

    PlainTalk(Setting setting, Incoming incoming) {
        this.setting = setting;
        this.incoming = incoming;
    }

    abstract String greeting();

    abstract Buffer message(Buffer text);

    abstract String farewell();

    @Override
    public void enter() {
        setting.socket().write(Buffer.buffer(greeting()));
    }

    @Override
    public Future<Void> say(Buffer text) {
        return setting.socket().write(message(text));
    }

    @Override
    public Future<Void> leave() {
        leaving = true;
        return setting.socket().write(Buffer.buffer(farewell()));
    }

    @Override
    public boolean wasIn() {
        return true;
    }

    @Override
    public void received(Buffer chunk) {
        incoming.handle(chunk);
        if (leaving) {
            watchForFarewell(chunk);
        }
    }

    /** A raw door sends our own words back to us; a line door closes. Either means that the farewell was read. */
    private void watchForFarewell(Buffer chunk) {
        byte[] words = farewell().getBytes(StandardCharsets.UTF_8);
        String farewell = new String(words, StandardCharsets.ISO_8859_1);
        String seen = lastSinceFarewell + chunk.toString(StandardCharsets.ISO_8859_1);
        if (seen.contains(farewell)) {
            setting.socket().close();
        }
        lastSinceFarewell = seen.substring(Math.max(0, seen.length() - farewell.length()));
    }

    @Override
    public void end() {
        incoming.end();
    }
}
