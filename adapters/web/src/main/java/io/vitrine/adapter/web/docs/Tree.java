package io.vitrine.adapter.web.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.NullNode;

/** JSON in the making: objects whose members keep the order in which they are named. */
final class Tree {

    /** {@code null} in JSON. */
    static final Object NULL = NullNode.getInstance();

    private Tree() {}

    /** An object of these names and values, one after the other. */
    static Map<String, Object> object(Object... namesAndValues) {
        return with(Map.of(), namesAndValues);
    }

    /** The object with more members, or with others of the same names. */
    static Map<String, Object> with(Map<String, Object> object, Object... namesAndValues) {
        var more = new LinkedHashMap<>(object);
        for (int at = 0; at < namesAndValues.length; at += 2) {
            more.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return more;
    }

    /** A reference to a shared part of the document. */
    static Map<String, Object> shared(String section, String name) {
        return object("$ref", "#/components/" + section + "/" + name);
    }

    static Map<String, Object> schema(String name) {
        return shared("schemas", name);
    }
}
