package io.vitrine.adapter.web.request;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The identity of a request: the caller's where it is 1 to 64 of {@code [A-Za-z0-9._-]}, else one of our own. It travels in
 * the Reactor context, and is written and read here only.
 */
public record RequestId(String value) {

    /** The header that carries it, both ways. */
    public static final String HEADER = "X-Request-Id";

    private static final RequestId UNKNOWN = new RequestId("unknown");
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The identity that the request was sent with, or a new one. */
    public static RequestId of(HttpHeaders headers) {
        return of(headers.getFirst(HEADER));
    }

    /** The identity that was sent, or a new one where none was, or none of the right form. */
    public static RequestId of(@Nullable String sent) {
        return Optional.ofNullable(sent)
                .filter(text -> FORM.matcher(text).matches())
                .map(RequestId::new)
                .orElseGet(RequestId::fresh);
    }

    /** The identity of the request that is being carried out. */
    public static RequestId in(ContextView context) {
        return context.<RequestId>getOrEmpty(RequestId.class).orElse(UNKNOWN);
    }

    /** The context in which a request of this identity is carried out. */
    public Context into(Context context) {
        return context.put(RequestId.class, this);
    }

    /** It only has to be told apart from others, and is no secret. */
    private static RequestId fresh() {
        return new RequestId(
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }

    @Override
    public String toString() {
        return value;
    }
}
