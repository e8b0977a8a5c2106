package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.json.Element;
import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.AttributeValue;
import io.vitrine.domain.catalogue.Attributes;
import io.vitrine.domain.shared.InvalidValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the attributes of a product: each a string, a number, a boolean or a list of strings; one that is null is none. */
final class AttributesReader {

    private AttributesReader() {}

    static Attributes read(Element attributes) {
        var members = attributes.members();
        var values = new TreeMap<AttributeName, AttributeValue>();
        members.names().stream()
                .filter(members::has)
                .flatMap(name -> entry(name, members.get(name)).stream())
                .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return new Attributes(values);
    }

    private static Optional<Map.Entry<AttributeName, AttributeValue>> entry(String name, Element value) {
        return value.read(_ -> new AttributeName(name))
                .flatMap(key -> value.readWhole(AttributesReader::value).map(it -> Map.entry(key, it)));
    }

    private static Optional<AttributeValue> value(Element value) {
        return switch (value.node().getNodeType()) {
            case STRING -> Optional.of(new AttributeValue.Text(value.text()));
            case NUMBER -> Optional.of(new AttributeValue.Number(value.node().decimalValue()));
            case BOOLEAN -> Optional.of(new AttributeValue.Flag(value.node().booleanValue()));
            case ARRAY -> texts(value);
            default -> throw new InvalidValue("type", "is not a string, number, boolean or list of strings");
        };
    }

    /** Each text is read on its own first, so that its place is told. */
    private static Optional<AttributeValue> texts(Element list) {
        var elements = list.elements();
        List<String> texts = elements.stream()
                .flatMap(element -> element.read(it -> new AttributeValue.Text(it.text())).stream())
                .map(AttributeValue.Text::value)
                .toList();
        return texts.size() < elements.size() ? Optional.empty() : Optional.of(new AttributeValue.Texts(texts));
    }
}
