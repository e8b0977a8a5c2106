package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static org.springframework.http.HttpStatus.OK;

import io.vitrine.adapter.web.problem.ProblemType;
import java.util.Map;

/** The operations on the audit log. */
final class AuditOperations {

    private AuditOperations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "GET /api/v1/audit-events", list(),
                "GET /api/v1/audit-events/verification", verification());
    }

    private static Operation list() {
        return named("listAuditEvents", Tag.AUDIT, "List or export the audit log", """
            Newest first: a page, or with `Accept: application/x-ndjson` everything that the filters leave, one record a
            line. Its last line tells how many there were: a stream without it was cut off. `size` and `cursor` are for
            pages.
            """)
                .byAdmins()
                .takes(
                        "AuditType",
                        "AuditOutcome",
                        "AuditActor",
                        "AuditSubject",
                        "AuditFrom",
                        "AuditUntil",
                        "Size",
                        "Cursor")
                .answersIn(
                        OK,
                        "A page, or everything.",
                        Map.of(
                                "application/json", Examples.auditPage(),
                                "application/x-ndjson", Examples.auditLines()),
                        "Cache-Control",
                        "Link",
                        "Vary?")
                .refuses(ProblemType.INVALID_CURSOR);
    }

    private static Operation verification() {
        return named("verifyAuditLog", Tag.AUDIT, "Verify the audit log", """
            Looks at every record, which takes a while. Each has the hash of the one before, so that one that was
            altered or removed shows.
            """)
                .byAdmins()
                .answers(OK, "What was found.", Examples.auditVerification(), "Cache-Control");
    }
}
