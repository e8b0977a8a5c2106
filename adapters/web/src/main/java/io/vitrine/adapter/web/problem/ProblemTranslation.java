package io.vitrine.adapter.web.problem;

import io.vitrine.adapter.web.json.MalformedJson;
import io.vitrine.adapter.web.request.InvalidParameters;
import io.vitrine.domain.account.HashingBusy;
import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.InvalidValue;
import io.vitrine.domain.shared.StoreUnavailable;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.MethodNotAllowedException;

/** The one place that knows which problem an error is. */
public final class ProblemTranslation {

    private static final String CHALLENGE = "Bearer error=\"invalid_token\", error_description=\"%s\"";

    private ProblemTranslation() {}

    /** The problem that an error is; {@code internal} where it is none of ours. */
    public static Problem of(Throwable error) {
        return switch (error) {
            case ProblemException refusal -> refusal.problem();
            case InvalidDocument refusal ->
                Problem.of(
                        ProblemType.VALIDATION,
                        "field",
                        refusal.violations().stream().map(ProblemError::of).toList());
            case InvalidValue refusal ->
                Problem.of(ProblemType.VALIDATION, "The value " + refusal.detail())
                        .with(List.of(ProblemError.of(refusal.at(""))));
            case InvalidParameters refusal ->
                Problem.of(
                        ProblemType.INVALID_PARAMETER,
                        "parameter",
                        refusal.problems().stream().map(ProblemError::of).toList());
            case MalformedJson refusal -> Problem.of(ProblemType.MALFORMED, refusal.detail());
            case StoreUnavailable _ -> Problem.storeOutOfReach();
            case HashingBusy _ ->
                Problem.of(ProblemType.UNAVAILABLE, "Too many are signing in at once; try again in a moment")
                        .withHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_SECONDS);
            case AuthenticationServiceException _ -> internal();
            case AuthenticationException refusal -> unauthenticated(refusal);
            case AccessDeniedException _ ->
                Problem.of(ProblemType.FORBIDDEN, "The access token does not carry the role that this needs");
            case MethodNotAllowedException refusal -> methodNotAllowed(refusal);
            case DataBufferLimitException _ -> tooLarge();
            case DecodingException _ -> Problem.of(ProblemType.MALFORMED, "The body cannot be read");
            case ErrorResponse response -> of(response);
            default -> internal();
        };
    }

    private static Problem of(ErrorResponse response) {
        var problem = switch (response.getStatusCode().value()) {
            case 400 -> Problem.of(ProblemType.MALFORMED, reason(response, "The request cannot be read"));
            case 404 -> Problem.of(ProblemType.NOT_FOUND, "There is nothing at this address");
            case 406 -> Problem.of(ProblemType.NOT_ACCEPTABLE, reason(response, "No accepted type can be made"));
            case 413 -> tooLarge();
            case 415 ->
                Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, reason(response, "Content-Type is missing or wrong"));
            case 503 ->
                Problem.of(ProblemType.UNAVAILABLE, "Try again in a moment")
                        .withHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_SECONDS);
            default -> otherwise(response.getStatusCode());
        };
        return withHeaders(problem, response.getHeaders());
    }

    /** A refusal that has no code of its own keeps its class. */
    private static Problem otherwise(HttpStatusCode status) {
        return status.is4xxClientError()
                ? Problem.of(ProblemType.MALFORMED, "The request cannot be carried out")
                : internal();
    }

    private static Problem withHeaders(Problem problem, HttpHeaders headers) {
        var all = new HttpHeaders();
        all.putAll(headers);
        all.putAll(problem.headers());
        return new Problem(problem.type(), problem.detail(), problem.errors(), problem.extensions(), all);
    }

    private static String reason(ErrorResponse response, String otherwise) {
        return Objects.requireNonNullElse(response.getBody().getDetail(), otherwise);
    }

    /** What answers GET answers HEAD, and everything answers OPTIONS; the framework names neither. */
    private static Problem methodNotAllowed(MethodNotAllowedException refusal) {
        var allowed = new TreeSet<>(Comparator.comparing(HttpMethod::name));
        allowed.addAll(refusal.getSupportedMethods());
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        var names = allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
        return Problem.of(ProblemType.METHOD_NOT_ALLOWED, "There are " + names).withHeader(HttpHeaders.ALLOW, names);
    }

    private static Problem unauthenticated(AuthenticationException refusal) {
        var expired = refusal.getCause() instanceof JwtValidationException invalid
                && invalid.getErrors().stream()
                        .allMatch(error -> Objects.requireNonNullElse(error.getDescription(), "")
                                .contains("expired"));
        var detail = expired ? "The access token has expired" : "The access token is missing or not valid";
        return Problem.of(expired ? ProblemType.TOKEN_EXPIRED : ProblemType.UNAUTHENTICATED, detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE.formatted(detail));
    }

    private static Problem tooLarge() {
        return Problem.of(ProblemType.TOO_LARGE, "The body has more bytes than are read here");
    }

    private static Problem internal() {
        return Problem.of(ProblemType.INTERNAL, "The request could not be carried out; it was noted with its id");
    }
}
