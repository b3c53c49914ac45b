package io.hubbub.client;

import io.vertx.core.buffer.Buffer;

/** No framing: one write is one message. */
final class RawTalk extends PlainTalk {
    RawTalk(Setting setting) {
        super(setting, new RawIncoming(setting.show()));
    }

    @Override
    String greeting() {
        return setting.nick() + ":Enter Chat Room";
    }

    @Override
    Buffer message(Buffer text) {
        return Buffer.buffer(setting.nick() + ":").appendBuffer(text);
    }

    @Override
    String farewell() {
        return setting.nick() + ":Leave Chat Room";
    }

    @Override
    public boolean comesBack(String line) {
        return true;
    }
}
