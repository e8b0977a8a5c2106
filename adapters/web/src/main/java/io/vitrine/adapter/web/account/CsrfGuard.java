package io.vitrine.adapter.web.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.application.audit.NoteRefusals;
import io.vitrine.domain.audit.Occasion;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * Sees to it that a call that relies on a cookie comes from a page of ours: by what the browser says of it ({@link PageOrigins}),
 * and by a token in a cookie that only such a page can read and send along (double submit).
 */
final class CsrfGuard {

    /** The header that a page sends the token in. */
    static final String HEADER = "X-XSRF-TOKEN";

    /** The cookie that a page reads the token from. */
    static final String COOKIE = "XSRF-TOKEN";

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SecureRandom random;
    private final PageOrigins origins;
    private final NoteRefusals refusals;

    CsrfGuard(SecureRandom random, PageOrigins origins, NoteRefusals refusals) {
        this.random = random;
        this.origins = origins;
        this.refusals = refusals;
    }

    /** The token that a page is to send: the one it has, so that two pages do not spoil each other's, or a new one. */
    String token(ServerHttpRequest request) {
        return tokenIn(request).filter(token -> FORM.matcher(token).matches()).orElseGet(this::fresh);
    }

    /** Readable by scripts, until the browser is closed. */
    static String cookie(String token) {
        return cookie(token, Duration.ofSeconds(-1));
    }

    /** Makes the browser forget the token. */
    static String cleared() {
        return cookie("", Duration.ZERO);
    }

    /** Completes where the call may come from a page of ours; else it is refused, and noted. */
    Mono<Void> check(ServerHttpRequest request, Occasion occasion) {
        return isOurs(request)
                ? Mono.empty()
                : refusals.csrfRefused(request.getURI().getRawPath(), occasion)
                        .then(Mono.error(() -> Problem.of(
                                        ProblemType.CSRF,
                                        "A call that relies on the cookie needs %s equal to the cookie %s, from a page"
                                                        .formatted(HEADER, COOKIE)
                                                + " of the same origin")
                                .exception()));
    }

    private boolean isOurs(ServerHttpRequest request) {
        var sent = Objects.requireNonNullElse(request.getHeaders().getFirst(HEADER), "");
        return origins.mayCall(request)
                && !sent.isEmpty()
                && tokenIn(request).filter(token -> areEqual(token, sent)).isPresent();
    }

    /** The time that it takes tells nothing about where they differ. */
    private static boolean areEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    private static Optional<String> tokenIn(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(COOKIE)).map(HttpCookie::getValue);
    }

    private String fresh() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String cookie(String token, Duration lifetime) {
        return ResponseCookie.from(COOKIE, token)
                .secure(true)
                .sameSite("Strict")
                .path("/")
                .maxAge(lifetime)
                .build()
                .toString();
    }
}
