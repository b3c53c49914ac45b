package io.hubbub.client;

import io.hubbub.net.LineSplitter;
import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** UTF-8 lines, shown when they are complete, so a chunk may end anywhere. */
final class LineIncoming implements Incoming, LineSplitter.Lines {
    static final int LIMIT_BYTES = 1 << 20;

    private final LineSplitter splitter = new LineSplitter(LIMIT_BYTES, this);
    private final Consumer<String> show;

    LineIncoming(Consumer<String> show) {
        this.show = show;
    }

    @Override
    public void handle(Buffer chunk) {
        splitter.handle(chunk);
    }

    @Override
    public void end() {
        splitter.end();
    }

    @Override
    public void line(Buffer line) {
        show.accept(Text.harmless(line.toString(StandardCharsets.UTF_8)));
    }

    @Override
    public void lineTooLong() {
        show.accept("(a line of more than " + LIMIT_BYTES + " bytes is not shown)");
    }
}
