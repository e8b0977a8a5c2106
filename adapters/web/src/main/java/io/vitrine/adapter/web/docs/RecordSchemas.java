package io.vitrine.adapter.web.docs;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.adapter.web.contract.Shows;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of the documents that are answered, made from their records: what is never null is not null in them either,
 * and what is always written is required. What a record cannot say comes from {@link Members}.
 */
final class RecordSchemas {

    private static final String PART = "Part";

    private static final Map<String, String> NAMES = Map.of(
            "Batch", "ProductBatch",
            "OwnPasskey", "Passkey",
            "OwnSession", "Session",
            "Newest", "ImportList",
            "VersionDocument", "ProductVersion",
            "VersionList", "ProductVersionList");

    private final Members members = new Members();
    private final Map<String, Object> made = new TreeMap<>();

    /** The schemas that were asked for, and what they refer to, by their names. */
    Map<String, Object> made() {
        return made;
    }

    /** The schema of a document. */
    Map<String, Object> of(Class<?> document) {
        return of(document, false);
    }

    /** The schema of what is shown. */
    Map<String, Object> of(Shows shown) {
        return shown.inPart()
                ? Tree.object("anyOf", List.of(of(shown.value(), false), of(shown.value(), true)))
                : of(shown.value());
    }

    private Map<String, Object> of(Class<?> document, boolean inPart) {
        var name = name(document) + (inPart ? PART : "");
        if (!made.containsKey(name)) {
            made.put(name, Map.of());
            made.put(name, record(document, name, inPart));
        }
        return Tree.schema(name);
    }

    private static String name(Class<?> document) {
        var name = document.getSimpleName();
        return NAMES.getOrDefault(name, name.replaceFirst("Document$", ""));
    }

    private Map<String, Object> record(Class<?> document, String name, boolean inPart) {
        var properties = new LinkedHashMap<String, Object>();
        var components = Arrays.stream(document.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonAnyGetter.class))
                .toList();
        for (var component : components) {
            var described = members.described(name(document), component.getName(), member(component, inPart));
            properties.put(component.getName(), described);
        }
        members.further(name(document)).forEach(properties::put);
        var required = components.stream()
                .filter(component -> inPart ? identifies(component, document) : isAlwaysWritten(component))
                .map(RecordComponent::getName)
                .toList();
        var schema = Tree.object("description", members.description(name), "type", "object", "properties", properties);
        return required.isEmpty() ? schema : Tree.with(schema, "required", required);
    }

    /** Whatever members are wanted: a resource, which has a version, always tells its identity. */
    private static boolean identifies(RecordComponent component, Class<?> document) {
        return component.getName().equals("id")
                && Arrays.stream(document.getRecordComponents())
                        .anyMatch(it -> it.getName().equals("version"));
    }

    private static boolean isAlwaysWritten(RecordComponent component) {
        var own = component.getAccessor().getAnnotation(JsonInclude.class);
        var inclusion = own == null ? component.getDeclaringRecord().getAnnotation(JsonInclude.class) : own;
        return switch (inclusion == null ? JsonInclude.Include.ALWAYS : inclusion.value()) {
            case NON_NULL -> !isNullable(component);
            case NON_EMPTY -> !isNullable(component) && !holdsMany(component.getType());
            default -> true;
        };
    }

    private static boolean holdsMany(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private Map<String, Object> member(RecordComponent component, boolean inPart) {
        var shown = component.getAnnotation(Shows.class);
        if (shown != null) {
            return Tree.object("type", "array", "items", of(shown));
        }
        var schema = type(component.getGenericType(), inPart);
        return isNullable(component) && isAlwaysWritten(component) ? orNull(schema) : schema;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type) {
            return Tree.with(schema, "type", List.of(type, "null"));
        }
        return Tree.object("anyOf", List.of(schema, Tree.object("type", "null")));
    }

    private Map<String, Object> type(Type type, boolean inPart) {
        return switch (type) {
            case ParameterizedType generic
            when generic.getRawType() == List.class ->
                Tree.object("type", "array", "items", type(generic.getActualTypeArguments()[0], inPart));
            case ParameterizedType generic
            when generic.getRawType() == Map.class && generic.getActualTypeArguments()[1] != Object.class ->
                Tree.object(
                        "type", "object", "additionalProperties", type(generic.getActualTypeArguments()[1], inPart));
            case ParameterizedType generic when generic.getRawType() == Map.class -> Tree.object("type", "object");
            case Class<?> simple -> type(simple, inPart);
            default -> throw new IllegalStateException("There is no schema for " + type);
        };
    }

    private Map<String, Object> type(Class<?> type, boolean inPart) {
        if (type.isRecord()) {
            return of(type, inPart);
        }
        if (type.isSealed()) {
            var forms = Arrays.stream(type.getPermittedSubclasses())
                    .map(form -> of(form, inPart))
                    .toList();
            return Tree.object("anyOf", forms);
        }
        return switch (type.getName()) {
            case "java.lang.String" -> Tree.object("type", "string");
            case "java.net.URI" -> Tree.object("type", "string", "format", "uri");
            case "int" -> Tree.object("type", "integer", "format", "int32");
            case "long", "java.lang.Long" -> Tree.object("type", "integer", "format", "int64");
            case "boolean" -> Tree.object("type", "boolean");
            default -> throw new IllegalStateException("There is no schema for " + type);
        };
    }
}
