package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLineTest {
    private static final int ENOUGH = 128 * 1024;

    private static JsonArray some(List<String> texts) {
        Buffer line = JsonLine.of("list")
                .put("count", texts.size())
                .someObjects("all", texts, (out, text) -> out.put("text", text))
                .toBuffer();
        assertTrue(line.length() < 2 * ENOUGH, "so long: " + line.length());
        return new JsonObject(line).getJsonArray("all");
    }

    @Test
    void aListEndsWhenTheLineIsLong() {
        int shown = some(Collections.nCopies(10_000, "x".repeat(1000))).size();
        assertTrue(shown > 100 && shown < 150, "so many: " + shown);
    }

    @Test
    void whatIsShortIsWhole() {
        assertEquals(100, some(Collections.nCopies(100, "x")).size());
        assertEquals(0, some(List.of()).size());
    }
}
