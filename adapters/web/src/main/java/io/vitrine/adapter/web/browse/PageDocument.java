package io.vitrine.adapter.web.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list this is.
 *
 * @param size how many items were asked for
 * @param next the cursor of the page that follows
 * @param previous the cursor of the page before
 * @param total how long the list is; shown with {@code count=exact}
 * @param estimatedTotal about how long the list is; shown with {@code count=estimated}
 */
public record PageDocument(
        int size,
        @Nullable String next,
        @Nullable String previous,
        boolean hasMore,
        @JsonInclude(Include.NON_NULL) @Nullable Long total,
        @JsonInclude(Include.NON_NULL) @Nullable Long estimatedTotal) {

    /** A page of a list that is not counted. */
    public static PageDocument of(int size, Optional<String> next, Optional<String> previous) {
        return new PageDocument(size, next.orElse(null), previous.orElse(null), next.isPresent(), null, null);
    }

    PageDocument counted(long count) {
        return new PageDocument(size, next, previous, hasMore, count, null);
    }

    PageDocument estimated(long count) {
        return new PageDocument(size, next, previous, hasMore, null, count);
    }
}
