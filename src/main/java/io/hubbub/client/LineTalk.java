package io.hubbub.client;

import io.vertx.core.buffer.Buffer;

/** Lines of UTF-8, with commands that begin with a slash. */
final class LineTalk extends PlainTalk {
    LineTalk(Setting setting) {
        super(setting, new LineIncoming(setting.show()));
    }

    @Override
    String greeting() {
        return "/nick " + setting.nick() + "\n";
    }

    @Override
    Buffer message(Buffer text) {
        return text.copy().appendByte((byte) '\n');
    }

    @Override
    String farewell() {
        return "/quit\n";
    }

    @Override
    public boolean comesBack(String line) {
        return !line.startsWith("/");
    }
}
