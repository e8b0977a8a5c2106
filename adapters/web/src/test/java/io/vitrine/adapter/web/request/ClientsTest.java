package io.vitrine.adapter.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.request.TrustedProxies.Words;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Who is at the far end of a request. The proxies of these tests are in 10.0.0.0/8 and fd00::/8. */
final class ClientsTest {

    private static final List<Network> PROXIES = List.of(Network.of("10.0.0.0/8"), Network.of("fd00::/8"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9                          | 203.0.113.9",
                "203.0.113.9, 10.0.0.2                | 203.0.113.9",
                "198.51.100.1, 203.0.113.9, 10.0.0.2  | 203.0.113.9",
                "10.0.0.9, 203.0.113.9                | 203.0.113.9",
                "10.0.0.3, 10.0.0.2                   | 10.0.0.3",
                "203.0.113.9:4711                     | 203.0.113.9",
                "2001:db8::7                          | 2001:db8::7",
                "[2001:db8::7]                        | 2001:db8::7",
                "[2001:db8::7]:443                    | 2001:db8::7",
                "::ffff:203.0.113.9                   | 203.0.113.9",
                "203.0.113.9,,  ,                     | 203.0.113.9",
                "203.0.113.9, fd00::2                 | 203.0.113.9",
                "203.0.113.9, unknown                 | 10.0.0.1",
                "203.0.113.9, unknown, 10.0.0.2       | 10.0.0.2",
                "203.0.113.9, evil.example            | 10.0.0.1",
                "203.0.113.9, 203.0.113.9:port        | 10.0.0.1",
                "203.0.113.9, 1.2.3                   | 10.0.0.1",
                "203.0.113.9, [::1                    | 10.0.0.1",
                "\"203.0.113.9, 198.51.100.1          | 198.51.100.1",
                "'a\", 198.51.100.1'                  | 198.51.100.1",
                ",                                    | 10.0.0.1"
            })
    void the_first_from_the_right_that_is_no_proxy_is_the_client(String list, String client) {
        assertThat(told(Words.X_FORWARDED, "X-Forwarded-For", list).address()).isEqualTo(address(client));
        assertThat(told(Words.ANY, "X-Forwarded-For", list).address()).isEqualTo(address(client));
        assertThat(told(Words.FORWARDED, "X-Forwarded-For", list).address()).isEqualTo(address("10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=203.0.113.9                                           | 203.0.113.9",
                "For=203.0.113.9;by=10.0.0.1;host=a;proto=http             | 203.0.113.9",
                "by=10.0.0.1; for=203.0.113.9 ;                            | 203.0.113.9",
                "for=198.51.100.1, for=203.0.113.9, for=10.0.0.2           | 203.0.113.9",
                "for=\"203.0.113.9:4711\"                                  | 203.0.113.9",
                "for=\"203.0.113.9:_port\"                                 | 203.0.113.9",
                "for=\"[2001:db8::7]\"                                     | 2001:db8::7",
                "for=\"[2001:db8::7]:4711\";by=\"a, b; for=6.6.6.6\"       | 2001:db8::7",
                "for=\"\\203.0.113.\\9\"                                   | 203.0.113.9",
                "for=\"[fd00::2]\", for=203.0.113.9, for=\"[fd00::3]:80\"  | 203.0.113.9",
                "for=203.0.113.9, for=unknown                              | 10.0.0.1",
                "for=203.0.113.9, for=_hidden, for=10.0.0.2                | 10.0.0.2",
                "for=203.0.113.9, proto=https                              | 10.0.0.1",
                "for=203.0.113.9;for=198.51.100.1                          | 10.0.0.1",
                "for=203.0.113.9:80                                        | 10.0.0.1",
                "for=2001:db8::7                                           | 10.0.0.1",
                "for=\"2001:db8::7\"                                       | 10.0.0.1",
                "for=\"[203.0.113.9]\"                                     | 10.0.0.1",
                "for=\"203.0.113.9                                         | 10.0.0.1",
                "for =203.0.113.9                                          | 10.0.0.1",
                "203.0.113.9                                               | 10.0.0.1",
                "for=\", for=203.0.113.9                                   | 203.0.113.9",
                "for=\"\\, for=203.0.113.9                                 | 203.0.113.9"
            })
    void members_of_forwarded_are_read_as_rfc_7239_has_them(String list, String client) {
        assertThat(told(Words.FORWARDED, "Forwarded", list).address()).isEqualTo(address(client));
        assertThat(told(Words.ANY, "Forwarded", list).address()).isEqualTo(address(client));
        assertThat(told(Words.X_FORWARDED, "Forwarded", list).address()).isEqualTo(address("10.0.0.1"));
    }

    @Test
    void nobody_but_a_trusted_proxy_is_believed() {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress("203.0.113.77", 4711))
                .header("Forwarded", "for=198.51.100.1;proto=https")
                .header("X-Forwarded-For", "198.51.100.1")
                .header("X-Forwarded-Proto", "https")
                .build();

        assertThat(clients(Words.ANY).of(request)).isEqualTo(new Client(address("203.0.113.77"), false));
        assertThat(new Clients(TrustedProxies.NONE).of(request)).isEqualTo(new Client(address("203.0.113.77"), false));
    }

    @Test
    void many_lines_are_one_list() {
        var request = fromProxy()
                .header("X-Forwarded-For", "198.51.100.1, 203.0.113.9", "10.0.0.4", "10.0.0.3, 10.0.0.2")
                .build();

        assertThat(clients(Words.ANY).of(request).address()).isEqualTo(address("203.0.113.9"));
    }

    @Test
    void a_quote_that_is_left_open_ends_with_its_line() {
        var request = fromProxy()
                .header("Forwarded", "for=\"198.51.100.1", "for=203.0.113.9")
                .build();

        assertThat(clients(Words.ANY).of(request).address()).isEqualTo(address("203.0.113.9"));
    }

    /** A client could send the one that the proxy does not know, and be whoever it likes. */
    @Test
    void two_headers_that_contradict_each_other_are_believed_in_nothing() {
        var request = fromProxy()
                .header("Forwarded", "for=198.51.100.1;proto=https")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Proto", "http")
                .build();

        assertThat(clients(Words.ANY).of(request)).isEqualTo(new Client(address("10.0.0.1"), false));
        assertThat(clients(Words.X_FORWARDED).of(request)).isEqualTo(new Client(address("203.0.113.9"), false));
        assertThat(clients(Words.FORWARDED).of(request)).isEqualTo(new Client(address("198.51.100.1"), true));
    }

    @Test
    void two_headers_that_say_the_same_are_believed() {
        var request = fromProxy()
                .header("Forwarded", "for=203.0.113.9;proto=https, for=10.0.0.2;proto=http")
                .header("X-Forwarded-For", "203.0.113.9, 10.0.0.2")
                .header("X-Forwarded-Proto", "https")
                .build();

        assertThat(clients(Words.ANY).of(request)).isEqualTo(new Client(address("203.0.113.9"), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.9;proto=https                            | true",
                "for=203.0.113.9;proto=HTTPS                            | true",
                "for=203.0.113.9;proto=http                             | false",
                "for=203.0.113.9                                        | false",
                "for=203.0.113.9;proto=httpss                           | false",
                "for=6.6.6.6;proto=https, for=203.0.113.9;proto=http    | false",
                "for=203.0.113.9;proto=https, for=10.0.0.2;proto=http   | true",
                "for=203.0.113.9;proto=http, for=10.0.0.2;proto=https   | false",
                "for=unknown;proto=https                                | true",
                "proto=https                                            | true",
                "proto=https;proto=https                                | false"
            })
    void the_proxy_that_met_the_client_says_whether_it_was_over_tls(String list, boolean secure) {
        assertThat(told(Words.ANY, "Forwarded", list).secure()).isEqualTo(secure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9           | https       | true",
                "203.0.113.9           | http        | false",
                "203.0.113.9           | https, http | false",
                "203.0.113.9           | http, https | true",
                "203.0.113.9, 10.0.0.2 | https       | true",
                "203.0.113.9, 10.0.0.2 | https, http | true",
                "203.0.113.9, 10.0.0.2 | http, https | false",
                "203.0.113.9           | wss         | false",
                "203.0.113.9           | ,           | false"
            })
    void the_schemes_are_a_list_beside_that_of_the_clients(String list, String schemes, boolean secure) {
        var request = fromProxy()
                .header("X-Forwarded-For", list)
                .header("X-Forwarded-Proto", schemes)
                .build();

        assertThat(clients(Words.ANY).of(request).secure()).isEqualTo(secure);
    }

    @Test
    void a_scheme_alone_is_believed_too() {
        var request = fromProxy().header("X-Forwarded-Proto", "https").build();

        assertThat(clients(Words.ANY).of(request)).isEqualTo(new Client(address("10.0.0.1"), true));
    }

    @Test
    void no_more_hops_are_followed_than_there_can_be() {
        var request = fromProxy()
                .header("X-Forwarded-For", "203.0.113.9, " + "10.0.0.2, ".repeat(5_000))
                .build();

        assertThat(clients(Words.ANY).of(request).address()).isEqualTo(address("10.0.0.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Proto"})
    void what_came_through_somebody_else_is_not_of_this_machine(String header) {
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);
        var clients = new Clients(new TrustedProxies(List.of(Network.of("127.0.0.0/8")), Words.ANY));

        assertThat(clients.isOfThisMachine(
                        MockServerHttpRequest.get("/").remoteAddress(here).build()))
                .isTrue();
        assertThat(clients.isOfThisMachine(MockServerHttpRequest.get("/")
                        .remoteAddress(here)
                        .header(header, "for=127.0.0.1")
                        .build()))
                .isFalse();
        assertThat(clients.isOfThisMachine(MockServerHttpRequest.get("/")
                        .remoteAddress(new InetSocketAddress("203.0.113.9", 4711))
                        .build()))
                .isFalse();
        assertThat(clients.isOfThisMachine(MockServerHttpRequest.get("/").build()))
                .isFalse();
    }

    private static Client told(Words words, String header, String value) {
        return clients(words).of(fromProxy().header(header, value).build());
    }

    private static Clients clients(Words words) {
        return new Clients(new TrustedProxies(PROXIES, words));
    }

    private static MockServerHttpRequest.BaseBuilder<?> fromProxy() {
        return MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress("10.0.0.1", 4711));
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
