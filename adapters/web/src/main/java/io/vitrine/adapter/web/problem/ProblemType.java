package io.vitrine.adapter.web.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every kind of problem this service tells. The code is stable and for programs, the title is for people. */
public enum ProblemType {
    MALFORMED(HttpStatus.BAD_REQUEST, "The request is not well-formed"),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is not valid"),
    INVALID_CURSOR(HttpStatus.BAD_REQUEST, "The cursor is not valid for this list"),

    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid access token is needed"),
    TOKEN_EXPIRED(HttpStatus.UNAUTHORIZED, "The access token has expired"),
    INVALID_CREDENTIALS(HttpStatus.UNAUTHORIZED, "The credentials are not valid"),
    SECOND_FACTOR_REQUIRED(HttpStatus.UNAUTHORIZED, "A second factor is needed"),
    REFRESH_TOKEN_INVALID(HttpStatus.UNAUTHORIZED, "The refresh token is not valid"),
    REFRESH_TOKEN_REUSED(HttpStatus.UNAUTHORIZED, "The refresh token was used before"),

    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed"),
    CSRF(HttpStatus.FORBIDDEN, "The CSRF token is missing or wrong"),
    HTTPS_REQUIRED(HttpStatus.FORBIDDEN, "HTTPS is needed"),

    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such resource"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The resource does not know this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "There is no representation of an accepted type"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is of a type that is not understood here"),

    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive"),

    CONFLICT(HttpStatus.CONFLICT, "The request conflicts with what there is"),
    DUPLICATE_SKU(HttpStatus.CONFLICT, "Another product has this SKU"),
    DUPLICATE_SLUG(HttpStatus.CONFLICT, "Another brand has this slug"),
    BRAND_IN_USE(HttpStatus.CONFLICT, "Products have this brand"),
    IDEMPOTENCY_IN_PROGRESS(HttpStatus.CONFLICT, "The first request with this key is still being carried out"),

    DELETED(HttpStatus.GONE, "The resource was deleted"),
    FEED_POSITION_EXPIRED(HttpStatus.GONE, "The change feed no longer reaches back so far"),

    VERSION_CONFLICT(HttpStatus.PRECONDITION_FAILED, "The precondition does not hold"),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "A precondition is needed"),

    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    ADDRESS_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long"),
    HEAD_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The head of the request is too large"),

    VALIDATION(HttpStatus.UNPROCESSABLE_CONTENT, "The request is not valid"),
    IDEMPOTENCY_MISMATCH(HttpStatus.UNPROCESSABLE_CONTENT, "The key was used for another request"),
    WEAK_PASSWORD(HttpStatus.UNPROCESSABLE_CONTENT, "The password is too weak"),

    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "There were too many requests"),

    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service is not available at the moment");

    private static final String BASE = "https://vitrine.example/problems/";

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI uri() {
        return URI.create(BASE + code());
    }
}
