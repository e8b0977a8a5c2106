package io.vitrine.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.EmailAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitKeyTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "0.0.0.0, 0.0.0.0",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::, 2001:db8:1:3:0:0:0:0/64",
        "::1, 0:0:0:0:0:0:0:0/64",
        "::ffff:203.0.113.7, 203.0.113.7"
    })
    void clients_are_told_apart_by_their_ipv4_address_and_by_their_ipv6_network(String client, String id) {
        var key = LimitKey.of(Policy.API, InetAddress.ofLiteral(client));

        assertThat(key.id()).isEqualTo(id);
        assertThat(key).hasToString("api:address:" + id);
    }

    @Test
    void the_scope_of_a_local_address_is_of_no_account() throws UnknownHostException {
        var bytes = InetAddress.ofLiteral("fe80::1").getAddress();
        var scoped = Inet6Address.getByAddress(null, bytes, 3);

        assertThat(LimitKey.of(Policy.API, scoped))
                .isEqualTo(LimitKey.of(Policy.API, InetAddress.ofLiteral("fe80::2")));
    }

    @Test
    void a_mail_address_is_not_kept_and_its_case_does_not_matter() {
        var key = LimitKey.of(Policy.PASSWORD_RESET, new EmailAddress("Ana@Example.org"));

        assertThat(key).isEqualTo(LimitKey.of(Policy.PASSWORD_RESET, new EmailAddress("ana@example.org")));
        assertThat(key.id()).matches("[0-9a-f]{64}");
        assertThat(key.toString()).startsWith("password-reset:mail-address:").doesNotContainIgnoringCase("ana");
    }
}
