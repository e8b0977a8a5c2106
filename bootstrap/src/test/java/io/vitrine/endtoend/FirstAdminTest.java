package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.domain.account.Role;
import io.vitrine.endtoend.Vitrine.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a start leaves behind: an administrator where there is none, and a record of how the instance is set. */
@ExtendWith(OutputCaptureExtension.class)
class FirstAdminTest {

    private static final String EMAIL = "root@example.org";
    private static final String PASSWORD = "plum velvet harbour kite";
    private static final Pattern PRINTED = Pattern.compile("admin@vitrine\\.local with the password (\\S+)");

    @BeforeEach
    void forget() {
        TestDatabase.shared().empty();
    }

    @Test
    void the_first_administrator_has_the_address_and_password_of_the_settings(CapturedOutput output) {
        try (var vitrine = started(PASSWORD)) {
            assertThat(users(vitrine, signedIn(vitrine, EMAIL, PASSWORD)).status())
                    .isEqualTo(200);
        }
        assertThat(output).doesNotContain(PASSWORD).doesNotContain(EMAIL);
    }

    @Test
    void where_there_is_an_administrator_no_other_one_is_made() {
        started(PASSWORD).close();

        try (var vitrine = started("slate orchard comet river")) {
            assertThat(signedIn(vitrine, EMAIL, "slate orchard comet river").status())
                    .isEqualTo(401);
            assertThat(signedIn(vitrine, EMAIL, PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void a_password_that_is_too_weak_refuses_the_start() {
        assertThatException().isThrownBy(() -> started("short")).withMessageContaining("BOOTSTRAP_ADMIN_PASSWORD");
    }

    @Test
    void a_local_start_makes_one_and_prints_its_password_once(CapturedOutput output) {
        try (var vitrine = Vitrine.with(Map.of("vitrine.passwords.cost", 10))) {
            var printed = PRINTED.matcher(output);
            assertThat(printed.find()).isTrue();
            assertThat(users(vitrine, signedIn(vitrine, "admin@vitrine.local", printed.group(1)))
                            .status())
                    .isEqualTo(200);
        }
        Vitrine.with(Map.of("vitrine.passwords.cost", 10)).close();

        assertThat(PRINTED.matcher(output).results()).hasSize(1);
    }

    @Test
    void the_audit_log_tells_how_an_instance_is_set_when_it_starts() {
        try (var vitrine = started(PASSWORD)) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                var started = vitrine.get("/api/v1/audit-events?type=started", "Authorization", bearer(vitrine));
                assertThat(started.json().at("/items/0/details/passwordCost").asString())
                        .isEqualTo("10");
                assertThat(started.json().at("/items/0/details/limits").asString())
                        .isEqualTo("api 1000000 in PT15M, auth 1000000 in PT15M, password-reset 1000000 in PT1H");
                assertThat(started.json().at("/items/0/details/refreshTokenFor").asString())
                        .isEqualTo("PT168H");
            });
        }
    }

    private static Vitrine started(String password) {
        return Vitrine.with(Map.of(
                "BOOTSTRAP_ADMIN_EMAIL", EMAIL, "BOOTSTRAP_ADMIN_PASSWORD", password, "vitrine.passwords.cost", 10));
    }

    private static String bearer(Vitrine vitrine) {
        return "Bearer " + vitrine.token(Role.ADMIN);
    }

    private static Reply signedIn(Vitrine vitrine, String email, String password) {
        return vitrine.anonymousPost(
                "/api/v1/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    private static Reply users(Vitrine vitrine, Reply signedIn) {
        return vitrine.get(
                "/api/v1/users",
                "Authorization",
                "Bearer " + signedIn.json().path("accessToken").asString());
    }
}
