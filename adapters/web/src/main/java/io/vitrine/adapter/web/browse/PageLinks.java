package io.vitrine.adapter.web.browse;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses of the pages beside a page: the same query with another cursor. RFC 8288. */
public final class PageLinks {

    private PageLinks() {}

    /** The header {@code Link}, where there is a page to link to. */
    public static Optional<String> beside(URI page, Optional<String> next, Optional<String> previous) {
        var links = new ArrayList<String>();
        next.ifPresent(cursor -> links.add(link(page, cursor, "next")));
        previous.ifPresent(cursor -> links.add(link(page, cursor, "prev")));
        return links.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", links));
    }

    private static String link(URI page, String cursor, String relation) {
        var query = page.getRawQuery() == null ? "" : page.getRawQuery();
        var others = Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.isEmpty() && !pair.equals("cursor") && !pair.startsWith("cursor="));
        var all = Stream.concat(others, Stream.of("cursor=" + cursor)).collect(Collectors.joining("&"));
        return "<" + page.getRawPath() + "?" + all + ">; rel=\"" + relation + "\"";
    }
}
