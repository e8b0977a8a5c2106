package io.vitrine.adapter.web.conditional;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemError;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.catalogue.Precondition;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/** On what condition something is to be written. RFC 9110, sections 13.1.1 and 13.1.2. */
public sealed interface WriteCondition {

    /** {@code If-Match}: only what is there, at a version that the caller names. */
    record Matching(Precondition precondition) implements WriteCondition {}

    /** {@code If-None-Match: *}: only when there is nothing yet. */
    record Absent() implements WriteCondition {}

    /** Nothing was said. */
    record None() implements WriteCondition {}

    /**
     * Reads the condition of a request.
     *
     * @throws ProblemException {@code invalid-parameter} when a header cannot be read
     */
    static WriteCondition of(HttpHeaders request) {
        var match = request.get(HttpHeaders.IF_MATCH);
        var noneMatch = request.get(HttpHeaders.IF_NONE_MATCH);
        if (match != null && noneMatch != null) {
            throw refusal(HttpHeaders.IF_NONE_MATCH, "cannot be sent together with If-Match");
        }
        if (match != null) {
            return new Matching(precondition(String.join(",", match)));
        }
        if (noneMatch == null) {
            return new None();
        }
        if (!String.join(",", noneMatch).strip().equals("*")) {
            throw refusal(HttpHeaders.IF_NONE_MATCH, "can only be * here: to create, and never to replace");
        }
        return new Absent();
    }

    /**
     * The precondition of a request that has to have one.
     *
     * @throws ProblemException {@code precondition-required} when it has none
     */
    static Precondition required(HttpHeaders request) {
        return switch (of(request)) {
            case Matching(var precondition) -> precondition;
            case Absent() -> throw refusal(HttpHeaders.IF_NONE_MATCH, "is of no use here; send If-Match");
            case None() -> throw missing();
        };
    }

    /** The refusal of a request that says nothing about the version it is meant for. */
    static ProblemException missing() {
        return Problem.of(
                        ProblemType.PRECONDITION_REQUIRED,
                        "Send If-Match with the ETag of what you read, or * for whatever is there")
                .exception();
    }

    /** A tag that is weak, or of no version, is one that nothing matches. */
    private static Precondition precondition(String tags) {
        if (tags.strip().equals("*")) {
            return new Precondition.Existing();
        }
        var versions = EntityTag.list(tags)
                .orElseThrow(() -> refusal(HttpHeaders.IF_MATCH, "is neither * nor a list of tags such as \"7\""))
                .stream()
                .filter(tag -> !tag.weak() && Version.FORM.matcher(tag.opaque()).matches())
                .map(tag -> Long.valueOf(tag.opaque()))
                .collect(Collectors.toSet());
        return new Precondition.OneOf(versions);
    }

    private static ProblemException refusal(String header, String detail) {
        return Problem.of(ProblemType.INVALID_PARAMETER, "The header " + header + " " + detail)
                .with(List.of(ProblemError.inHeader(header, "syntax", detail)))
                .exception();
    }

    /** How a version is written in a tag. */
    final class Version {
        private static final Pattern FORM = Pattern.compile("[1-9]\\d{0,17}");

        private Version() {}
    }
}
