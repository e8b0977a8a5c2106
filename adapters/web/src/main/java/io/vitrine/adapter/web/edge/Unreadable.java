package io.vitrine.adapter.web.edge;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why the head of a request cannot be read. What stands in its place from then on is an address that nothing is at; sent as it is,
 * it is refused as well.
 */
enum Unreadable {
    HEAD("/.not-a-head", ProblemType.MALFORMED, "The head of the request is not well-formed"),
    HOST("/.not-a-host", ProblemType.MALFORMED, "There has to be exactly one Host, and the address has to be of it"),
    ADDRESS("/.not-an-address", ProblemType.MALFORMED, "The address is not a valid URI"),
    LONG_ADDRESS("/.too-long-an-address", ProblemType.ADDRESS_TOO_LONG, "An address has 8 KiB at the most"),
    LARGE_HEAD("/.too-large-a-head", ProblemType.HEAD_TOO_LARGE, "The head of a request has 16 KiB at the most");

    private static final String BEGINNING = "/.";
    private static final Map<String, Unreadable> EACH =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Unreadable::address, Function.identity()));

    private final String address;
    private final ProblemType type;
    private final String detail;

    Unreadable(String address, ProblemType type, String detail) {
        this.address = address;
        this.type = type;
        this.detail = detail;
    }

    /** Why nothing but this address is left of a request, if so. */
    static Optional<Unreadable> at(String path) {
        return path.startsWith(BEGINNING) ? Optional.ofNullable(EACH.get(path)) : Optional.empty();
    }

    String address() {
        return address;
    }

    Problem problem() {
        return Problem.of(type, detail);
    }
}
