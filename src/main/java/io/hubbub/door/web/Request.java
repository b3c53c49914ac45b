package io.hubbub.door.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** One request of a client's: a JSON object with a type, perhaps an id, and members that the type says. */
final class Request extends JsonFields {
    private static final int DEEPEST = 8;
    private static final int LONGEST_ID = 64;
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final String type;
    private boolean answered;

    private Request(JsonNode members, String type) {
        super(members, "");
        this.type = type;
    }

    /** Reads a line. */
    static Request read(Buffer line) throws BadRequest {
        JsonNode members = parse(line);
        JsonNode type = members.get("type");
        if (!members.isObject() || type == null || !type.isTextual()) {
            throw new BadRequest("expected a JSON object with a \"type\"");
        }
        Request request = new Request(members, type.textValue());
        request.checkId();
        return request;
    }

    private static JsonNode parse(Buffer line) throws BadRequest {
        try {
            return READER.readTree(line.getBytes());
        } catch (JacksonException wrong) {
            int column = wrong.getLocation() == null ? 0 : wrong.getLocation().getColumnNr();
            String what = wrong instanceof JsonMappingException
                    ? "something follows that does not belong to it"
                    : Text.harmless(wrong.getOriginalMessage().replaceAll("\\s+", " "));
            throw new BadRequest("expected one JSON object on one line; at character " + column + ": " + what);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private void checkId() throws BadRequest {
        JsonNode id = get("id");
        boolean good = id == null
                || (id.isTextual() && id.textValue().length() <= LONGEST_ID)
                || (id.isIntegralNumber() && id.canConvertToLong());
        if (!good) {
            throw new BadRequest("id: expected a text of at most " + LONGEST_ID + " characters or a whole number");
        }
    }

    String type() {
        return type;
    }

    /** Null if it has none; then it is answered only if there is something to tell. */
    JsonNode id() {
        return get("id");
    }

    boolean hasId() {
        return id() != null;
    }

    /** Begins the answer: a type, and the id. The request counts as answered. */
    JsonLine answer(String answerType) {
        answered = true;
        return JsonLine.of(answerType).id(id());
    }

    /** It will be answered later, or was by something else. */
    void isAnswered() {
        answered = true;
    }

    /** Whether nothing has answered it. */
    boolean isOpen() {
        return !answered;
    }
}
