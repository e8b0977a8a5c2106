package io.vitrine.adapter.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** When, from where and as which one requests come. */
final class OccasionsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final Occasions occasions = new Occasions(InstantSource.fixed(NOW), new Clients(TrustedProxies.NONE));

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77,203.0.113.0/24",
        "255.255.255.255,255.255.255.0/24",
        "127.0.0.1,127.0.0.0/24",
        "2001:db8:1:2:3:4:5:6,2001:db8:1::/48",
        "2001:db8:0:2:3:4:5:6,2001:db8::/48",
        "2001:0:5:2:3:4:5:6,2001:0:5::/48",
        "::1,::/48",
        "fe80::1,fe80::/48",
        "::ffff:203.0.113.77,203.0.113.0/24"
    })
    void of_an_address_only_the_network_is_told(String address, String network) throws UnknownHostException {
        assertThat(Occasions.network(InetAddress.getByName(address))).isEqualTo(network);
    }

    @Test
    void an_occasion_tells_time_network_user_agent_and_request() {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress("203.0.113.77", 4711))
                .header("User-Agent", "curl/8.17.0")
                .build();

        StepVerifier.create(occasions.of(request).contextWrite(new RequestId("r-1").into(Context.empty())))
                .assertNext(occasion -> {
                    assertThat(occasion.at()).isEqualTo(NOW);
                    assertThat(occasion.origin().addressPrefix()).isEqualTo("203.0.113.0/24");
                    assertThat(occasion.origin().userAgent()).isEqualTo("curl/8.17.0");
                    assertThat(occasion.requestId()).isEqualTo("r-1");
                })
                .verifyComplete();
    }

    @Test
    void what_is_not_known_is_said_to_be_so() {
        StepVerifier.create(occasions.of(MockServerHttpRequest.get("/").build()))
                .assertNext(occasion -> {
                    assertThat(occasion.origin().addressPrefix()).isEqualTo("0.0.0.0/24");
                    assertThat(occasion.origin().userAgent()).isEmpty();
                })
                .verifyComplete();
    }
}
