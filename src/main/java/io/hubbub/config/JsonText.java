package io.hubbub.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON text to {@link Json} values, with comments and trailing commas allowed and a key given twice refused.
 *
 * <p>On Jackson's streaming parser and not its tree: building the first tree costs a cold JVM 220 ms and 600 classes,
 * this 50 ms (80 and 9 ms with class data sharing), and start-up time is a promise.
 */
final class JsonText {
    private final String file;
    private final JsonParser parser;

    private JsonText(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** @throws ConfigException naming file, line and column if the text is not one JSON value */
    static Json parse(String file, String text) {
        JsonFactory factory = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .build();
        try (JsonParser parser = factory.createParser(text)) {
            return new JsonText(file, parser).onlyValue();
        } catch (JsonProcessingException syntax) {
            throw new ConfigException(file + ": " + SyntaxMessage.of(syntax));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private Json onlyValue() throws IOException {
        if (parser.nextToken() == null) {
            throw new ConfigException(file + ": the file is empty, expected an object { } with the settings");
        }
        Json value = value("");
        if (parser.nextToken() != null) {
            throw new ConfigException(file + ": " + here() + ": expected nothing after the end of the settings");
        }
        return value;
    }

    private Json value(String path) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(path);
            case START_ARRAY -> items(path);
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getText());
            default -> new Json.Word(parser.getText());
        };
    }

    private Json members(String path) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String keyPath = Section.join(path, key);
            if (members.containsKey(key)) {
                throw new ConfigException(file + ": " + keyPath + ": stands twice, again at " + here());
            }
            parser.nextToken();
            members.put(key, value(keyPath));
        }
        return new Json.Members(members);
    }

    private Json items(String path) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return new Json.Items(items);
    }

    private String here() {
        return SyntaxMessage.place(parser.currentTokenLocation());
    }
}
