package io.vitrine.adapter.web.cache;

import io.netty.util.AsciiString;
import io.vitrine.adapter.web.conditional.CacheableAnswer;
import io.vitrine.adapter.web.edge.Compression;
import io.vitrine.adapter.web.edge.EveryAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;

/**
 * An answer as it is sent, made once: all of it that is the same for everybody who asks.
 *
 * @param route the template of the address that it is an answer to
 * @param headers names and values by turns, without those that every answer has
 * @param keeping what {@code Cache-Control} says to who is not known
 * @param validators of what is shown; absent where nothing is
 * @param body without the identity of the request, where it tells one
 * @param gzip the body compressed; of no length where that is not worth it
 * @param gap where in the body the identity of the request belongs; negative for nowhere
 */
record Rendition(
        int status,
        AsciiString route,
        List<AsciiString> headers,
        AsciiString keeping,
        Optional<CacheableAnswer> validators,
        byte[] body,
        byte[] gzip,
        int gap) {

    /** What an answer to one request says that is not true of another one, or is worked out anew. */
    private static final Set<String> OF_ONE_REQUEST = caseInsensitive(
            "X-Request-Id",
            "traceparent",
            "X-Response-Time",
            "Strict-Transport-Security",
            "RateLimit",
            "RateLimit-Policy",
            "Content-Length",
            "Date");

    private static final byte[] IDENTITY = "\"requestId\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final AsciiString FOR_EVERYBODY = AsciiString.cached(CacheableAnswer.keeping(true));
    private static final byte[] NOTHING = {};
    private static final int OK = 200;
    private static final int UNAVAILABLE_FROM = 500;
    private static final Set<Integer> KEPT_AS_ABSENT = Set.of(404, 410);

    /**
     * What was answered to one request.
     *
     * @param target that was asked for
     * @param route the template of that
     * @param id the identity of that request
     */
    static Rendition of(int status, HttpHeaders answer, byte[] body, String target, String route, String id) {
        var gap = status == OK ? -1 : gap(body, id);
        return new Rendition(
                status,
                AsciiString.of(route),
                kept(answer),
                AsciiString.of(Objects.requireNonNullElse(answer.getCacheControl(), "no-store")),
                validators(status, answer),
                gap < 0 ? body : without(body, gap, id.length()),
                gap < 0 ? compressed(body, target, answer) : NOTHING,
                gap);
    }

    private static List<AsciiString> kept(HttpHeaders answer) {
        var kept = new ArrayList<AsciiString>();
        answer.forEach((name, values) -> {
            if (!OF_ONE_REQUEST.contains(name)
                    && !EveryAnswer.HEADERS.containsKey(name)
                    && !name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)) {
                values.forEach(value -> {
                    kept.add(AsciiString.of(name));
                    kept.add(AsciiString.of(value));
                });
            }
        });
        return List.copyOf(kept);
    }

    private static Optional<CacheableAnswer> validators(int status, HttpHeaders answer) {
        return status == OK ? CacheableAnswer.in(answer) : Optional.empty();
    }

    private static int gap(byte[] body, String id) {
        var sought = ("\"requestId\":\"" + id + '"').getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at <= body.length - sought.length; at++) {
            if (Arrays.equals(body, at, at + sought.length, sought, 0, sought.length)) {
                return at + IDENTITY.length;
            }
        }
        return -1;
    }

    private static byte[] without(byte[] body, int from, int length) {
        var rest = Arrays.copyOf(body, body.length - length);
        System.arraycopy(body, from + length, rest, from, rest.length - from);
        return rest;
    }

    private static byte[] compressed(byte[] body, String target, HttpHeaders answer) {
        if (!Compression.isWorthIt(body.length)
                || !Compression.isNegotiated(target, answer.getFirst(HttpHeaders.CONTENT_TYPE))) {
            return NOTHING;
        }
        var bytes = new ByteArrayOutputStream(body.length / 2);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Whether it shows something that everybody may keep. */
    boolean isForEverybody() {
        return status == OK && keeping.equals(FOR_EVERYBODY);
    }

    /** Whether it tells that there is nothing. */
    boolean tellsOfAbsence() {
        return KEPT_AS_ABSENT.contains(status);
    }

    /** Whether what was asked for may well be there another time. */
    boolean isFailure() {
        return status >= UNAVAILABLE_FROM;
    }

    /** The body of an answer to the request of this identity. */
    byte[] bodyFor(String id) {
        if (gap < 0) {
            return body;
        }
        var identity = id.getBytes(StandardCharsets.US_ASCII);
        var whole = new byte[body.length + identity.length];
        System.arraycopy(body, 0, whole, 0, gap);
        System.arraycopy(identity, 0, whole, gap, identity.length);
        System.arraycopy(body, gap, whole, gap + identity.length, body.length - gap);
        return whole;
    }

    private static Set<String> caseInsensitive(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
