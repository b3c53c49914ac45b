package io.hubbub.accounts;

import io.hubbub.room.Properties;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** What an account's owner tells of itself, as a column of its row has it: a JSON object of texts. */
final class PropertyText {
    private PropertyText() {}

    static String write(Properties properties) {
        JsonObject json = new JsonObject();
        properties.all().forEach(json::put);
        return json.encode();
    }

    static Properties read(String text) {
        JsonObject json = new JsonObject(text);
        if (json.isEmpty()) {
            return Properties.NONE;
        }
        Map<String, String> values = new HashMap<>();
        json.forEach(each -> values.put(each.getKey(), String.valueOf(each.getValue())));
        return Properties.of(values);
    }
}
