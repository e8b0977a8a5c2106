package io.vitrine.adapter.web.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as this service speaks it (RFC 8259): UTF-8 and nothing else, at most 64 levels deep, no member twice, numbers
 * exact, decimals written plainly.
 */
public final class Json {

    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NAME = 1_000;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What answers are encoded with. */
    public JsonMapper mapper() {
        return mapper;
    }

    /**
     * Reads one document.
     *
     * @throws MalformedJson when the bytes are no such document
     */
    public JsonNode read(byte[] utf8) {
        try {
            // Given bytes, the parser would guess at UTF-16 and UTF-32, and be lenient with broken UTF-8.
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException _) {
            throw new MalformedJson("The body is not valid UTF-8");
        }
    }

    /**
     * Reads one document.
     *
     * @throws MalformedJson when the text is no such document
     */
    public JsonNode read(String text) {
        try {
            var document = mapper.readTree(text);
            if (document.isMissingNode()) {
                throw new MalformedJson("There is no JSON document in the body");
            }
            return document;
        } catch (JacksonException broken) {
            throw new MalformedJson(what(broken));
        }
    }

    /** Writes one document. */
    public byte[] write(Object document) {
        return mapper.writeValueAsBytes(document);
    }

    /** An answer with its document written. */
    public ResponseEntity<byte[]> written(ResponseEntity<?> answer) {
        var body = answer.getBody();
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(body == null ? new byte[0] : write(body));
    }

    private static String what(JacksonException broken) {
        var location = broken.getLocation();
        var where = location == null || location.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
        var what = broken.getOriginalMessage();
        return (what == null ? "The body is not JSON" : firstLine(what)) + where;
    }

    private static String firstLine(String message) {
        var line = message.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), 200));
    }
}
