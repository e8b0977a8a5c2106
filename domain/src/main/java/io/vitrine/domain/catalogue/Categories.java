package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The place of a product in the category tree: the path from the root, up to 8 names of 1 to 100 characters.
 * Written as one text the names are joined by {@code /}; a slash in a name is {@code ~1} and a tilde {@code ~0}, as in
 * RFC 6901.
 */
public record Categories(List<String> path) {
    /** In no category. */
    public static final Categories NONE = new Categories(List.of());

    private static final int DEEPEST = 8;

    public Categories {
        if (path.size() > DEEPEST) {
            throw new InvalidValue("too-many", "has more than " + DEEPEST + " categories");
        }
        path = List.copyOf(path);
        path.forEach(name -> Characters.checkedVisible(name, 100));
    }

    /** Reads the one-text form. */
    public static Categories parse(String text) {
        var names = new ArrayList<String>();
        for (var name : text.split("/", DEEPEST + 1)) {
            names.add(name.replace("~1", "/").replace("~0", "~"));
        }
        return new Categories(names);
    }

    /** Every path that this one lies in, itself last, in the one-text form: {@code Women}, {@code Women/Shirt}. */
    public List<String> ancestry() {
        var ancestry = new ArrayList<String>();
        for (int depth = 1; depth <= path.size(); depth++) {
            ancestry.add(joined(path.subList(0, depth)));
        }
        return List.copyOf(ancestry);
    }

    private static String joined(List<String> names) {
        return names.stream()
                .map(name -> name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("/"));
    }

    @Override
    public String toString() {
        return joined(path);
    }
}
