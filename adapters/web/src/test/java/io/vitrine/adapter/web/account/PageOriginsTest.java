package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.edge.CorsSettings;
import io.vitrine.adapter.web.request.Clients;
import io.vitrine.adapter.web.request.TrustedProxies;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** The service's own origin, as it is told from a call. */
class PageOriginsTest {

    private static final SslInfo TLS = new SslInfo() {
        @Override
        public @Nullable String getSessionId() {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getPeerCertificates() {
            return null;
        }
    };

    private final PageOrigins origins =
            new PageOrigins(new Clients(TrustedProxies.NONE), new CorsSettings(List.of(), false));

    @ParameterizedTest
    @CsvSource({
        "false, shop.example, https://shop.example, true",
        "false, shop.example, http://shop.example, true",
        "true, shop.example, https://shop.example, true",
        "true, shop.example, http://shop.example, false",
        "true, shop.example:8443, https://shop.example:8443, true",
        "true, shop.example:8443, https://shop.example, false",
        "true, shop.example, https://www.shop.example, false",
        "true, shop.example, https://shop.example.hostile.example, false",
        "true, [::1]:3003, https://[::1]:3003, true"
    })
    void it_is_the_host_that_was_called_with_the_scheme_of_the_connection(
            boolean secure, String host, String origin, boolean expected) {
        var request = MockServerHttpRequest.post("/api/v1/auth/refresh")
                .header("Host", host)
                .header("Origin", origin);
        if (secure) {
            request.sslInfo(TLS);
        }

        assertThat(origins.mayCall(request.build())).isEqualTo(expected);
    }

    @Test
    void a_call_without_a_host_or_with_two_is_of_no_origin_of_ours() {
        assertThat(origins.mayCall(MockServerHttpRequest.post("/")
                        .header("Origin", "https://a.example")
                        .build()))
                .isFalse();
        assertThat(origins.mayCall(MockServerHttpRequest.post("/")
                        .header("Host", "a.example", "b.example")
                        .header("Origin", "https://a.example")
                        .build()))
                .isFalse();
    }
}
