package io.vitrine.adapter.web.conditional;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * An answer to a read that a cache may keep: it has a tag, says who may keep it and what it varies with, and is not sent
 * again to somebody who has it. RFC 9110, sections 13.1.2 and 13.1.3; RFC 9111.
 *
 * @param lastModified absent where the answer shows more than one resource
 */
public record CacheableAnswer(EntityTag tag, Optional<Instant> lastModified) {

    private static final String FOR_EVERYBODY = "public, max-age=60, stale-while-revalidate=300";
    private static final String FOR_THE_CALLER = "private, max-age=0, must-revalidate";
    private static final List<String> VARIES_WITH =
            List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_ENCODING, HttpHeaders.AUTHORIZATION, HttpHeaders.ORIGIN);
    private static final String ANYTHING = "*";

    public static CacheableAnswer tagged(EntityTag tag) {
        return new CacheableAnswer(tag, Optional.empty());
    }

    public static CacheableAnswer tagged(EntityTag tag, Instant lastModified) {
        return new CacheableAnswer(tag, Optional.of(lastModified));
    }

    /** What an answer says of itself, where it has one tag. */
    public static Optional<CacheableAnswer> in(HttpHeaders answer) {
        return of(answer.getETag(), answer.getLastModified());
    }

    /**
     * An answer with this tag; empty where it is none.
     *
     * @param tag as it is sent
     * @param modified in milliseconds since the epoch; negative where there is no such time
     */
    public static Optional<CacheableAnswer> of(@Nullable String tag, long modified) {
        var lastModified = modified < 0 ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(modified));
        return Optional.ofNullable(tag)
                .flatMap(EntityTag::list)
                .filter(tags -> tags.size() == 1)
                .map(tags -> new CacheableAnswer(tags.getFirst(), lastModified));
    }

    /**
     * The whole answer, or 304 when the caller has it.
     *
     * @param request the headers of the request
     * @param anonymous whether the answer is for everybody
     * @param body made only when it is sent
     */
    public <T> ResponseEntity<T> to(HttpHeaders request, boolean anonymous, Supplier<T> body) {
        var headers = headers(anonymous);
        return isHeldBy(request.getOrEmpty(HttpHeaders.IF_NONE_MATCH), request::getIfModifiedSince)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .headers(headers)
                        .build()
                : ResponseEntity.ok().headers(headers).body(body.get());
    }

    /** What {@code Cache-Control} says: who may keep it, and for how long. */
    public static String keeping(boolean anonymous) {
        return anonymous ? FOR_EVERYBODY : FOR_THE_CALLER;
    }

    private HttpHeaders headers(boolean anonymous) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ETAG, tag.toString());
        lastModified.ifPresent(headers::setLastModified);
        headers.setCacheControl(keeping(anonymous));
        headers.setVary(VARIES_WITH);
        return headers;
    }

    /**
     * Whether who asks has it already. A tag decides wherever one is sent; one that cannot be read matches nothing.
     *
     * @param tags the lines of {@code If-None-Match}
     * @param since the time of {@code If-Modified-Since} in milliseconds, negative where there is none; asked for only where it decides
     */
    public boolean isHeldBy(List<String> tags, LongSupplier since) {
        return tags.isEmpty() ? isUnmodified(since.getAsLong()) : matches(String.join(",", tags));
    }

    private boolean matches(String tags) {
        return tags.strip().equals(ANYTHING)
                || EntityTag.list(tags).orElse(List.of()).stream().anyMatch(tag::weaklyEquals);
    }

    private boolean isUnmodified(long since) {
        return since >= 0
                && lastModified
                        .filter(it -> it.truncatedTo(ChronoUnit.SECONDS).toEpochMilli() <= since)
                        .isPresent();
    }
}
