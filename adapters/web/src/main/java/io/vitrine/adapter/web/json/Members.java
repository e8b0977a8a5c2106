package io.vitrine.adapter.web.json;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The members of an object that is being read. One that is {@code null} counts as one that was not sent. */
public final class Members {

    private static final int LONGEST_QUOTE = 64;

    private final Element object;

    Members(Element object) {
        this.object = object;
    }

    /** What was found wrong with the whole document. */
    public Violations violations() {
        return object.violations();
    }

    /** The names, in the order sent. */
    public List<String> names() {
        return List.copyOf(object.node().propertyNames());
    }

    /** Whether the member was sent, and is not {@code null}. */
    public boolean has(String name) {
        return object.node().hasNonNull(name);
    }

    /** The member of this name, whether it was sent or not. */
    public Element get(String name) {
        return object.member(name);
    }

    /** The value of a member; empty when it is missing or refused, which is noted then. */
    public <T> Optional<T> required(String name, Function<Element, T> reading) {
        if (!has(name)) {
            get(name).refuse("required", "is required");
        }
        return optional(name, reading);
    }

    /** The value of a member; empty when it is missing, or refused and noted. */
    public <T> Optional<T> optional(String name, Function<Element, T> reading) {
        return has(name) ? get(name).read(reading) : Optional.empty();
    }

    /** As {@link #optional}, for a value of several parts that may each have been refused. */
    public <T> Optional<T> optionalWhole(String name, Function<Element, Optional<T>> reading) {
        return has(name) ? get(name).readWhole(reading) : Optional.empty();
    }

    void requireOnly(List<String> known) {
        for (var name : object.node().propertyNames()) {
            if (!known.contains(name)) {
                get(name)
                        .refuse(
                                "unknown-member",
                                "'" + quoted(name) + "' is not known; there are " + String.join(", ", known));
            }
        }
    }

    private static String quoted(String name) {
        return name.length() <= LONGEST_QUOTE ? name : name.substring(0, LONGEST_QUOTE) + "...";
    }
}
