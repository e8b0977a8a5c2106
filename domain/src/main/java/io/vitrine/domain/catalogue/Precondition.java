package io.vitrine.domain.catalogue;

import java.util.Set;

/** What must be true of a resource before it is changed. RFC 9110, section 13.1. */
public sealed interface Precondition {
    /** Whether a resource at this version may be changed. */
    boolean admits(long version);

    /**
     * The newest version that it names, which whoever sends it has seen.
     *
     * @param current the version there is, where it names none that could be compared
     */
    long newestNamed(long current);

    /** {@code If-Match: *}: whatever is there, as long as something is. */
    record Existing() implements Precondition {
        @Override
        public boolean admits(long version) {
            return true;
        }

        @Override
        public long newestNamed(long current) {
            return current;
        }
    }

    /** {@code If-Match: "7", "8"}: one of these versions. */
    record OneOf(Set<Long> versions) implements Precondition {
        public OneOf {
            versions = Set.copyOf(versions);
        }

        @Override
        public boolean admits(long version) {
            return versions.contains(version);
        }

        @Override
        public long newestNamed(long current) {
            return versions.stream().mapToLong(Long::longValue).max().orElse(current);
        }
    }
}
