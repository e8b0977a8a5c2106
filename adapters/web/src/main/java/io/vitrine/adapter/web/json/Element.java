package io.vitrine.adapter.web.json;

import io.vitrine.domain.shared.InvalidValue;
import io.vitrine.domain.shared.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A part of a document that is being read.
 *
 * @param pointer where it is, as a JSON Pointer (RFC 6901)
 * @param violations where everything that is wrong is noted
 */
public record Element(JsonNode node, String pointer, Violations violations) {

    /** The whole of a document, of which nothing was read yet. */
    public static Element root(JsonNode document) {
        return new Element(document, "", new Violations());
    }

    /** The text it is. */
    public String text() {
        if (!node.isString()) {
            throw new InvalidValue("type", "is not a string");
        }
        return node.stringValue();
    }

    /** The members it has; one that is not among {@code known} is noted as {@code unknown-member}. */
    public Members members(List<String> known) {
        var members = new Members(object());
        members.requireOnly(known);
        return members;
    }

    /** The members it has, whatever their names are. */
    public Members members() {
        return new Members(object());
    }

    /** The elements of the list it is. */
    public List<Element> elements() {
        if (!node.isArray()) {
            throw new InvalidValue("type", "is not a list");
        }
        var elements = new ArrayList<Element>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new Element(node.get(i), pointer + "/" + i, violations));
        }
        return elements;
    }

    /** Its value; empty when it was refused, which is noted then. */
    public <T> Optional<T> read(Function<Element, T> reading) {
        return readWhole(element -> Optional.of(reading.apply(element)));
    }

    /** As {@link #read}, for a value of several parts that may each have been refused. */
    public <T> Optional<T> readWhole(Function<Element, Optional<T>> reading) {
        try {
            return reading.apply(this);
        } catch (InvalidValue refused) {
            violations.note(refused.at(pointer));
            return Optional.empty();
        }
    }

    Element member(String name) {
        return new Element(
                node.path(name), pointer + "/" + name.replace("~", "~0").replace("/", "~1"), violations);
    }

    /** Notes something wrong here. */
    public void refuse(String code, String detail) {
        violations.note(new Violation(pointer, code, detail));
    }

    private Element object() {
        if (!node.isObject()) {
            throw new InvalidValue("type", "is not an object");
        }
        return this;
    }
}
