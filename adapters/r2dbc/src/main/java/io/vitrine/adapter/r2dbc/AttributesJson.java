package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.AttributeValue;
import io.vitrine.domain.catalogue.Attributes;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Attributes as one JSON object. Numbers are decimals of any size, written without an exponent. */
final class AttributesJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private AttributesJson() {}

    /** A generator that writes numbers as {@link #write} needs it. */
    static JsonGenerator generator(OutputStream bytes) {
        return JSON.createGenerator(bytes);
    }

    static void write(Attributes attributes, JsonGenerator json) {
        json.writeStartObject();
        attributes.values().forEach((name, value) -> {
            json.writeName(name.value());
            switch (value) {
                case AttributeValue.Text(var text) -> json.writeString(text);
                case AttributeValue.Number(var number) -> json.writeNumber(number);
                case AttributeValue.Flag(var flag) -> json.writeBoolean(flag);
                case AttributeValue.Texts(var texts) -> {
                    json.writeStartArray();
                    texts.forEach(json::writeString);
                    json.writeEndArray();
                }
            }
        });
        json.writeEndObject();
    }

    static Attributes read(byte[] document) {
        try (var json = JSON.createParser(document)) {
            var values = new HashMap<AttributeName, AttributeValue>();
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = new AttributeName(json.currentName());
                json.nextToken();
                values.put(name, value(json));
            }
            return Attributes.of(values);
        }
    }

    private static AttributeValue value(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_TRUE, VALUE_FALSE -> new AttributeValue.Flag(json.getBooleanValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new AttributeValue.Number(json.getDecimalValue());
            case START_ARRAY -> texts(json);
            default -> new AttributeValue.Text(json.getString());
        };
    }

    private static AttributeValue texts(JsonParser json) {
        var texts = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getString());
        }
        return new AttributeValue.Texts(texts);
    }
}
