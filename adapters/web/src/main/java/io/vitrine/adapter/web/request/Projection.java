package io.vitrine.adapter.web.request;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.filter.TokenFilter;

/**
 * The members of a document that a reader wants: {@code fields=sku,price.amount}. The {@code id} is always there. Members are
 * left out while the document is written, not after.
 */
public final class Projection {

    /** The parameter that holds the wanted members. */
    public static final String PARAMETER = "fields";

    /** All there is. */
    public static final Projection WHOLE = new Projection(Set.of(), TokenFilter.INCLUDE_ALL);

    private final Set<String> paths;
    private final TokenFilter filter;

    private Projection(Set<String> paths, TokenFilter filter) {
        this.paths = paths;
        this.filter = filter;
    }

    /**
     * Takes the wanted members out of a query; all of them when it names none.
     *
     * @param shape the document, whose components are the members that there are
     */
    public static Projection from(QueryParameters parameters, Class<? extends Record> shape) {
        var wanted = new LinkedHashSet<>(parameters.list(PARAMETER));
        if (wanted.isEmpty()) {
            return WHOLE;
        }
        var unknown = wanted.stream().filter(path -> !isMember(path, shape)).toList();
        unknown.forEach(path -> parameters.refuse(
                PARAMETER, "unknown-field", "there is no field '" + path + "'; there are " + membersOf(shape)));
        wanted.removeAll(unknown);
        return of(wanted);
    }

    private static Projection of(Set<String> paths) {
        var root = new Members(new LinkedHashMap<>());
        root.add(List.of("id"));
        paths.forEach(path -> root.add(Arrays.asList(path.split("\\."))));
        var all = new LinkedHashSet<String>();
        all.add("id");
        all.addAll(paths);
        return new Projection(all, root);
    }

    /** Whether members are left out. */
    public boolean isPartial() {
        return !paths.isEmpty();
    }

    /** This projection with one member more. */
    public Projection and(String path) {
        if (paths.isEmpty()) {
            return this;
        }
        var more = new LinkedHashSet<>(paths);
        more.add(path);
        return of(more);
    }

    /** The wanted members, in the order asked for; none when all are wanted. */
    public Set<String> paths() {
        return Collections.unmodifiableSet(paths);
    }

    /** Whether a member, or a part of it, is wanted. */
    public boolean includes(String path) {
        return paths.isEmpty()
                || paths.stream()
                        .anyMatch(it -> it.equals(path) || it.startsWith(path + ".") || path.startsWith(it + "."));
    }

    /** The document as it is to be written: itself, or a {@link Projected}. */
    public Object of(Object document) {
        return paths.isEmpty() ? document : new Projected(document, this);
    }

    TokenFilter filter() {
        return filter;
    }

    /** The same for the same members wanted in the same order. */
    @Override
    public String toString() {
        return String.join(",", paths);
    }

    private static boolean isMember(String path, Class<?> shape) {
        var dot = path.indexOf('.');
        var name = dot < 0 ? path : path.substring(0, dot);
        var component = component(name, shape);
        if (component == null || dot < 0) {
            return component != null;
        }
        return Map.class.isAssignableFrom(component.getType())
                ? dot + 1 < path.length()
                : isMember(path.substring(dot + 1), component.getType());
    }

    private static @Nullable RecordComponent component(String name, Class<?> shape) {
        return components(shape)
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What a document has, in any of its forms. */
    private static Stream<RecordComponent> components(Class<?> shape) {
        if (shape.isRecord()) {
            return Arrays.stream(shape.getRecordComponents());
        }
        return shape.isSealed()
                ? Arrays.stream(shape.getPermittedSubclasses()).flatMap(Projection::components)
                : Stream.empty();
    }

    private static String membersOf(Class<?> shape) {
        return members(shape, "").distinct().collect(Collectors.joining(", "));
    }

    private static Stream<String> members(Class<?> shape, String prefix) {
        return components(shape).flatMap(component -> {
            var name = prefix + component.getName();
            var parts = Map.class.isAssignableFrom(component.getType())
                    ? Stream.of(name + ".<name>")
                    : members(component.getType(), name + ".");
            return Stream.concat(Stream.of(name), parts);
        });
    }

    /** Lets the named members pass, whole or in part. */
    private static final class Members extends TokenFilter {

        private final Map<String, TokenFilter> members;

        Members(Map<String, TokenFilter> members) {
            this.members = members;
        }

        private void add(List<String> path) {
            var name = path.getFirst();
            if (path.size() == 1) {
                members.put(name, INCLUDE_ALL);
            } else if (members.computeIfAbsent(name, _ -> new Members(new LinkedHashMap<>())) instanceof Members part) {
                part.add(path.subList(1, path.size()));
            }
        }

        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            return members.get(name);
        }

        @Override
        public TokenFilter includeElement(int index) {
            return this;
        }

        /** Only {@code null} can stand where members are looked for. */
        @Override
        protected boolean _includeScalar() {
            return true;
        }
    }
}
