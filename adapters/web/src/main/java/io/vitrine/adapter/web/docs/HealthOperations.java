package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static io.vitrine.adapter.web.docs.Tree.object;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.health.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The operations on health, and what the members of their documents mean. */
final class HealthOperations {

    private static final Map<String, Object> PLAIN = object();

    private HealthOperations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "GET /api/v1/live", live(),
                "GET /api/v1/ready", ready(),
                "GET /api/v1/health", health());
    }

    private static Operation live() {
        return withoutLimits(named("getLiveness", Tag.HEALTH, "Ask whether an instance lives", """
            For a liveness probe. It looks at nothing outside of the process. 503 only where a restart is what helps: a
            thread that serves connections has been held up for half a minute, or nobody looks at the health of the
            service any more. Parameters and tokens are not looked at.
            """))
                .whoeverCalls()
                .answers(OK, "It lives.", probe(Status.UP), "Cache-Control")
                .answers(SERVICE_UNAVAILABLE, "Restart it.", probe(Status.DOWN), "Cache-Control");
    }

    private static Operation ready() {
        return withoutLimits(named("getReadiness", Tag.HEALTH, "Ask whether an instance wants requests", """
            For readiness and startup probes. 503 while the instance starts, while PostgreSQL does not answer, and from the
            moment at which it is told to end. Parameters and tokens are not looked at.
            """))
                .whoeverCalls()
                .answers(OK, "Send requests.", probe(Status.UP), "Cache-Control")
                .answers(SERVICE_UNAVAILABLE, "Send requests elsewhere.", probe(Status.DOWN), "Cache-Control");
    }

    private static Operation health() {
        return withoutLimits(named("getHealth", Tag.HEALTH, "Ask how an instance is", """
            What was found within the last second or so; nothing is asked for it. `DEGRADED` is 200: everybody is answered, with
            less speed or less safety than there should be. Administrators see why. Parameters are not looked at.
            """))
                .answers(OK, "It is well, or well enough.", example(Status.DEGRADED), "Cache-Control")
                .answers(SERVICE_UNAVAILABLE, "Requests are refused.", example(Status.DOWN), "Cache-Control");
    }

    /** No probe is counted, and none waits for anything that could be out of reach. */
    private static Operation withoutLimits(Operation operation) {
        return operation.neverRefuses(ProblemType.INVALID_PARAMETER, ProblemType.RATE_LIMITED, ProblemType.UNAVAILABLE);
    }

    private static Map<String, Object> probe(Status status) {
        return object("status", status.name());
    }

    private static Map<String, Object> example(Status status) {
        var missing =
                object("status", status.name(), "reason", "no answer in time", "ageMillis", 412, "facts", object());
        var memory = object("status", "UP", "ageMillis", 412, "facts", object("residentMegabytes", 287));
        return object(
                "status",
                status.name(),
                "version",
                "0.1.0",
                "uptime",
                "PT3H12M7S",
                "components",
                object(status == Status.DOWN ? "database" : "cache", missing, "memory", memory));
    }

    static void tell(Members members) {
        var statuses =
                object("enum", Arrays.stream(Status.values()).map(Status::name).toList());

        members.document("Probe", "All that a probe is told.");
        members.member("status", "Whether all is well.", object("enum", List.of("UP", "DOWN")));

        members.document("Health", "How the service is.");
        members.member("status", "The worst of its components.", statuses);
        members.member("version", "Which service it is.", PLAIN);
        members.member(
                "uptime", "How long it has been running, in whole seconds (ISO 8601).", object("format", "duration"));
        members.member("components", "How its parts are, by their names; for administrators.", PLAIN);

        members.document("Component", "How a part of the service is.");
        members.member("status", "How it is.", statuses);
        members.member("reason", "Why it is not `UP`, for people.", PLAIN);
        members.member("ageMillis", "How many milliseconds ago that was found.", object("minimum", 0));
        members.member("facts", "Numbers that say more, by what they count.", PLAIN);
    }
}
