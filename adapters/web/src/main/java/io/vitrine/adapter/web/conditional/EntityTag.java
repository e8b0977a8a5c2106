package io.vitrine.adapter.web.conditional;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An entity tag. RFC 9110, section 8.8.3.
 *
 * @param opaque without its quotes
 */
public record EntityTag(String opaque, boolean weak) {

    private static final Pattern FORM = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(,|$)");
    private static final Pattern NOTHING = Pattern.compile("\\s*,");

    /** The tag of a resource as it stands at one version. */
    public static EntityTag ofVersion(long version) {
        return new EntityTag(Long.toString(version), false);
    }

    /** The tag of an answer that is good enough for another one of the same tag. */
    public static EntityTag weak(String opaque) {
        return new EntityTag(opaque, true);
    }

    /** Reads a list of tags; empty when it is none. */
    static Optional<List<EntityTag>> list(String header) {
        var tags = new ArrayList<EntityTag>();
        var form = FORM.matcher(header);
        var nothing = NOTHING.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (form.region(at, header.length()).lookingAt()) {
                tags.add(new EntityTag(form.group(2), form.group(1) != null));
                at = form.end();
            } else if (nothing.region(at, header.length()).lookingAt()) {
                at = nothing.end();
            } else {
                return Optional.empty();
            }
        }
        return tags.isEmpty() ? Optional.empty() : Optional.of(tags);
    }

    /** Whether the two may stand for each other in a cache. RFC 9110, section 8.8.3.2. */
    boolean weaklyEquals(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + "\"";
    }
}
