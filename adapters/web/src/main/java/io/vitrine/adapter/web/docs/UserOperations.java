package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static org.springframework.http.HttpStatus.OK;

import io.vitrine.adapter.web.problem.ProblemType;
import java.util.Map;

/** The operations on the accounts of others. */
final class UserOperations {

    private UserOperations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "GET /api/v1/users", list(),
                "GET /api/v1/users/{id}", get(),
                "PATCH /api/v1/users/{id}", patch());
    }

    private static Operation list() {
        return named("listUsers", Tag.USERS, "List accounts", """
            A page of the accounts, in the order of their registration. Follow `Link`, or `page.next`, for the next one.
            """)
                .byAdmins()
                .takes("Size", "Cursor")
                .answers(OK, "A page.", Examples.userPage(), "Cache-Control", "Link")
                .refuses(ProblemType.INVALID_CURSOR);
    }

    private static Operation get() {
        return named("getUser", Tag.USERS, "Read an account", "By its identity.")
                .byAdmins()
                .takes("UserId")
                .answers(OK, "The account.", Examples.user(), "Cache-Control")
                .refuses(ProblemType.NOT_FOUND);
    }

    private static Operation patch() {
        return named("patchUser", Tag.USERS, "Change the roles of an account, lock it or unlock it", """
            A merge patch (RFC 7396): what is named is set. The sessions of an account end when its roles change or it
            is locked. An administrator who is not locked is left in any case.
            """)
                .byAdmins()
                .takes("UserId")
                .reads("UserPatch", Examples.userPatch())
                .answers(OK, "The account as it is now.", Examples.user(), "Cache-Control")
                .refuses(ProblemType.NOT_FOUND, ProblemType.CONFLICT);
    }
}
