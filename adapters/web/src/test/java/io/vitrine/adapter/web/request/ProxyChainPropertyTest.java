package io.vitrine.adapter.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.request.TrustedProxies.Words;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.http.HttpHeaders;

/** Whatever a client sends, and whatever proxies it comes through: it is never taken for somebody else. */
final class ProxyChainPropertyTest {

    private static final TrustedProxies.Words[] EACH = {Words.FORWARDED, Words.X_FORWARDED, Words.ANY};
    private static final List<Network> PROXIES = List.of(Network.of("10.0.0.0/8"), Network.of("fd00::/8"));

    /** The client, and the proxies that it comes through; the last one has the connection. */
    record Way(InetAddress client, boolean secure, List<InetAddress> proxies) {}

    @Property
    void a_client_cannot_choose_who_it_is(
            @ForAll("ways") Way way, @ForAll("inventions") List<String> invented, @ForAll boolean ownLines) {
        for (var words : EACH) {
            var headers = new HttpHeaders();
            if (words != Words.X_FORWARDED) {
                headers.addAll("Forwarded", told(invented, way, ownLines, ProxyChainPropertyTest::forwarded));
            }
            if (words != Words.FORWARDED) {
                headers.addAll("X-Forwarded-For", told(invented, way, ownLines, (address, _) -> text(address)));
                headers.addAll(
                        "X-Forwarded-Proto", told(invented, way, ownLines, (_, secure) -> secure ? "https" : "http"));
            }

            assertThat(end(way, words, headers)).isEqualTo(new Client(way.client(), way.secure()));
        }
    }

    @Property
    void nothing_that_is_sent_makes_a_reader_stumble(
            @ForAll("ways") Way way, @ForAll("inventions") List<String> invented) {
        for (var words : EACH) {
            var headers = new HttpHeaders();
            headers.addAll("Forwarded", invented);
            headers.addAll("X-Forwarded-For", invented.reversed());
            headers.addAll("X-Forwarded-Proto", invented);

            assertThat(end(way, words, headers)).isNotNull();
        }
    }

    private static Client end(Way way, Words words, HttpHeaders headers) {
        var neighbour = new Client(way.proxies().getLast(), false);
        return new ProxyChain(new TrustedProxies(PROXIES, words), neighbour).end(headers);
    }

    /** What the last proxy sends: what was invented, and behind it, one by one, whom each proxy was asked by. */
    private static List<String> told(List<String> invented, Way way, boolean ownLines, Said said) {
        var lines = new ArrayList<>(invented);
        for (int proxy = 0; proxy < way.proxies().size(); proxy++) {
            var who = proxy == 0
                    ? said.of(way.client(), way.secure())
                    : said.of(way.proxies().get(proxy - 1), false);
            if (ownLines || lines.isEmpty()) {
                lines.add(who);
            } else {
                lines.addLast(lines.removeLast() + ", " + who);
            }
        }
        return lines;
    }

    private interface Said {
        String of(InetAddress address, boolean secure);
    }

    private static String forwarded(InetAddress address, boolean secure) {
        var node = text(address).contains(":") ? "\"[" + text(address) + "]:4711\"" : text(address);
        return "for=" + node + ";proto=" + (secure ? "https" : "http");
    }

    private static String text(InetAddress address) {
        return address.getHostAddress();
    }

    @Provide
    Arbitrary<Way> ways() {
        var clients =
                Arbitraries.of("203.0.113.9", "198.51.100.1", "2001:db8::7").map(InetAddress::ofLiteral);
        var proxies = Arbitraries.of("10.0.0.1", "10.9.8.7", "fd00::1").map(InetAddress::ofLiteral);
        return Combinators.combine(
                        clients,
                        Arbitraries.of(true, false),
                        proxies.list().ofMinSize(1).ofMaxSize(4))
                .as(Way::new);
    }

    /** Lines of what an attacker could think of. */
    @Provide
    Arbitrary<List<String>> inventions() {
        var pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "for=",
                        "6.6.6.6",
                        "10.0.0.1",
                        "for=10.0.0.1",
                        "for=\"[fd00::1]\"",
                        "proto=https",
                        "https",
                        "\"",
                        "\\",
                        "\\\"",
                        ",",
                        ";",
                        "=",
                        "[",
                        "]",
                        ":",
                        " ",
                        "\t",
                        "unknown"),
                Arbitraries.strings().ascii().ofMaxLength(5));
        return pieces.list()
                .ofMaxSize(12)
                .map(list -> list.stream().collect(Collectors.joining()))
                .list()
                .ofMaxSize(3);
    }
}
