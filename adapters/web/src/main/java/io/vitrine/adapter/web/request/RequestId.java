package io.vitrine.adapter.web.request;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The identity of a request: the caller's where it is 1 to 64 of {@code [A-Za-z0-9._-]}, else one of our own. */
public record RequestId(String value) {

    /** The header that carries it, both ways. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The identity that this request was given. */
    public static String of(ServerHttpRequest request) {
        return request.getAttributes().get(ATTRIBUTE) instanceof RequestId(var value) ? value : "";
    }

    void giveTo(ServerHttpRequest request) {
        request.getAttributes().put(ATTRIBUTE, this);
    }

    static Optional<RequestId> sentWith(ServerHttpRequest request) {
        return Optional.ofNullable(request.getHeaders().getFirst(HEADER))
                .filter(sent -> FORM.matcher(sent).matches())
                .map(RequestId::new);
    }
}
