package io.vitrine.endtoend.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Role;
import io.vitrine.endtoend.Vitrine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every operation that the service describes, called with every role. One that is added is called as well. */
class Api5BrokenFunctionLevelAuthorizationTest {

    private static final String UNKNOWN = "0199b7a2-0000-7000-8000-00000000dead";

    private final Vitrine vitrine = Vitrine.empty();

    /** An operation with an address of nothing in particular. */
    private record Called(String method, String path, boolean needsToken) {

        boolean isOfAccounts() {
            return path.startsWith("/api/v1/me") || path.equals("/api/v1/auth/logout-all");
        }

        /** What this service means to allow; said here once more, and by no description. */
        Optional<Role> leastRole() {
            if (path.startsWith("/api/v1/users")
                    || path.startsWith("/api/v1/audit-events")
                    || path.startsWith("/api/v1/log-levels")) {
                return Optional.of(Role.ADMIN);
            }
            if (isOfAccounts()) {
                return Optional.of(Role.USER);
            }
            if (path.startsWith("/api/v1/auth/") || path.equals("/api/v1/products/batch-get")) {
                return Optional.empty();
            }
            var isRead = method.equals("GET") && !path.contains("/versions") && !path.startsWith("/api/v1/imports");
            return isRead ? Optional.empty() : Optional.of(Role.EDITOR);
        }
    }

    @Test
    void nobody_carries_out_what_their_role_does_not_include() {
        var operations = operations();
        assertThat(operations).hasSizeGreaterThan(50);

        for (var operation : operations) {
            var least = operation.leastRole();
            assertThat(operation.needsToken()).as("%s says so", operation).isEqualTo(least.isPresent());
            if (least.isPresent()) {
                assertThat(status(operation, "")).as("%s by nobody", operation).isEqualTo(401);
            }
            for (var role : Role.values()) {
                if (least.isPresent() && !role.includes(least.get())) {
                    assertThat(status(operation, vitrine.token(role)))
                            .as("%s by %s", operation, role)
                            .isEqualTo(403);
                } else if (!operation.isOfAccounts() && !operation.path().startsWith("/api/v1/auth/")) {
                    assertThat(status(operation, vitrine.token(role)))
                            .as("%s by %s", operation, role)
                            .isNotIn(401, 403, 500);
                }
            }
        }
    }

    @Test
    void what_belongs_to_an_account_is_for_whoever_has_one() {
        var ana = Somebody.called("ana", vitrine);

        for (var operation : operations()) {
            if (operation.isOfAccounts() && !operation.path().endsWith("/logout-all")) {
                assertThat(status(operation, vitrine.token(Role.ADMIN)))
                        .as("%s by nobody with an account", operation)
                        .isIn(403, 422);
                assertThat(status(operation, ana.accessToken()))
                        .as("%s by its owner", operation)
                        .isNotIn(401, 403, 500);
            }
        }
    }

    private int status(Called operation, String token) {
        var body = List.of("POST", "PUT", "PATCH").contains(operation.method()) ? "{}" : "";
        return Somebody.as(vitrine, token, operation.method(), operation.path(), body)
                .status();
    }

    private List<Called> operations() {
        var all = new ArrayList<Called>();
        JsonNode paths = vitrine.get("/openapi.json").json().path("paths");
        paths.forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> all.add(new Called(
                method.toUpperCase(Locale.ROOT),
                path.replaceAll("\\{[^}]+}", UNKNOWN),
                operation.path("security").size() == 1
                        && !operation.path("security").path(0).isEmpty()))));
        return all;
    }
}
