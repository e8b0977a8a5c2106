package io.vitrine.adapter.web.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/**
 * What is told about a refusal or a failure, whoever asked.
 *
 * @param detail for people, about this occurrence
 * @param errors the single things that are wrong, at most 50
 * @param extensions further members, such as {@code existing}; {@code RFC 9457, section 3.2}
 * @param headers of the answer
 */
public record Problem(
        ProblemType type,
        String detail,
        List<ProblemError> errors,
        Map<String, Object> extensions,
        HttpHeaders headers) {

    /** How many errors are told at once. */
    public static final int MOST_ERRORS = 50;

    /** When to try again what is out of reach. */
    static final String RETRY_SECONDS = "2";

    public Problem {
        errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of(), HttpHeaders.EMPTY);
    }

    /** A problem of these errors, whose detail says how many there are. */
    public static Problem of(ProblemType type, String what, List<ProblemError> errors) {
        var detail =
                errors.size() == 1 ? "1 " + what + " is not valid" : errors.size() + " " + what + "s are not valid";
        return of(type, detail).with(errors);
    }

    public Problem with(List<ProblemError> more) {
        var all = new ArrayList<>(errors);
        all.addAll(more);
        return new Problem(type, detail, all, extensions, headers);
    }

    /** This problem with a further member. */
    public Problem with(String member, Object value) {
        var all = new LinkedHashMap<>(extensions);
        all.put(member, value);
        return new Problem(type, detail, errors, all, headers);
    }

    /** This problem with a header of the answer. */
    public Problem withHeader(String name, String value) {
        var all = new HttpHeaders();
        all.putAll(headers);
        all.add(name, value);
        return new Problem(type, detail, errors, extensions, all);
    }

    /** A store is out of reach, and nobody knows whether the last write reached it. */
    public static Problem storeOutOfReach() {
        return of(
                        ProblemType.UNAVAILABLE,
                        "The store is out of reach; try again in a moment. A write whose answer was lost may have"
                                + " happened: repeat it with its Idempotency-Key")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }

    /** This problem as an error signal. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** This problem with an address in it that somebody else's resource has. */
    public Problem withExisting(String address) {
        return with("existing", Objects.requireNonNull(address));
    }
}
