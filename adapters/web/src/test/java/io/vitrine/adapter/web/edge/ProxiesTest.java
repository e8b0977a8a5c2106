package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.audit.AuditEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a proxy in front of the service speaks for. */
final class ProxiesTest {

    private static final String TRANSPORT_SECURITY = "Strict-Transport-Security";
    private static final WebFixture BEHIND_A_PROXY =
            WebFixture.started("--vitrine.web.trusted-proxies=10.0.0.0/8,127.0.0.0/8,::1");

    @AfterAll
    static void close() {
        BEHIND_A_PROXY.close();
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Proto,https,true",
        "X-Forwarded-Proto,http,false",
        "Forwarded,for=203.0.113.9;proto=https,true",
        "Forwarded,for=203.0.113.9,false"
    })
    void what_came_to_the_proxy_over_tls_has_to_come_so_again(String header, String value, boolean secure) {
        var answer = BEHIND_A_PROXY
                .anonymous()
                .get()
                .uri("/nothing")
                .header(header, value)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders();

        assertThat(answer.containsHeader(TRANSPORT_SECURITY)).isEqualTo(secure);
    }

    @Test
    void nobody_else_is_believed() {
        WebFixture.shared()
                .anonymous()
                .get()
                .uri("/nothing")
                .header("X-Forwarded-Proto", "https")
                .exchange()
                .expectHeader()
                .doesNotExist(TRANSPORT_SECURITY);
    }

    @Test
    void the_audit_log_tells_where_the_client_is_and_not_the_proxy() {
        BEHIND_A_PROXY
                .as("ana", "user")
                .get()
                .uri("/api/v1/audit-events")
                .header("X-Forwarded-For", "198.51.100.1, 203.0.113.9, 10.0.0.2")
                .exchange()
                .expectStatus()
                .isForbidden();

        assertThat(BEHIND_A_PROXY
                        .audited(AuditEvent.Type.ACCESS_DENIED)
                        .getFirst()
                        .occasion()
                        .origin()
                        .addressPrefix())
                .isEqualTo("203.0.113.0/24");
    }

    @Test
    void networks_that_are_none_keep_the_service_from_starting() {
        assertThatThrownBy(() -> WebFixture.started("--vitrine.web.trusted-proxies=localhost"))
                .hasStackTraceContaining("'localhost' is no network");
    }
}
