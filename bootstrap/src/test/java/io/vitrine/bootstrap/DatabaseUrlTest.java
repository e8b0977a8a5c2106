package io.vitrine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ana:s3cr3t@db.example:6432/shop",
                "postgres://ana:s3cr3t@db.example:6432/shop",
                "jdbc:postgresql://db.example:6432/shop?user=ana&password=s3cr3t",
                "r2dbc:postgresql://ana:s3cr3t@db.example:6432/shop",
                "  postgresql://ana:s3cr3t@db.example:6432/shop\n",
            })
    void every_usual_way_to_write_an_address_is_read(String url) {
        assertThat(read(url)).isEqualTo(new DatabaseAddress("db.example", 6432, "shop", "ana", "s3cr3t", Map.of()));
    }

    @Test
    void the_usual_port_is_taken_when_none_is_named() {
        assertThat(read("postgresql://ana@db.example/shop").port()).isEqualTo(5432);
    }

    @Test
    void an_ipv6_address_stands_in_brackets() {
        var address = read("postgresql://ana@[2001:db8::7]:6432/shop");

        assertThat(address.host()).isEqualTo("2001:db8::7");
        assertThat(address.properties()).containsEntry("spring.r2dbc.url", "r2dbc:postgresql://[2001:db8::7]:6432");
    }

    @Test
    void options_reach_both_drivers_by_their_own_names() {
        var address = read("postgresql://ana@db.example/shop?sslmode=verify-full&application_name=the%20shop");

        assertThat(address.properties())
                .containsEntry("spring.r2dbc.properties.sslMode", "verify-full")
                .containsEntry("spring.r2dbc.properties.applicationName", "the shop")
                .containsEntry(
                        "spring.flyway.url",
                        "jdbc:postgresql://db.example:5432/shop?sslmode=verify-full&ApplicationName=the%20shop");
    }

    @Test
    void user_and_password_may_come_separately() {
        var address = DatabaseUrl.read("DATABASE_URL", "postgresql://db.example/shop", "ana", "s3cr3t");

        assertThat(address.user()).isEqualTo("ana");
        assertThat(address.password()).isEqualTo("s3cr3t");
    }

    @Test
    void a_user_and_a_password_in_the_url_win() {
        var address = DatabaseUrl.read("DATABASE_URL", "postgresql://ana:s3cr3t@db.example/shop", "bo", "other");

        assertThat(address.user()).isEqualTo("ana");
        assertThat(address.password()).isEqualTo("s3cr3t");
    }

    @Test
    void the_password_may_have_a_colon_and_a_plus() {
        assertThat(read("postgresql://ana:s3:cr+3t@db.example/shop").password()).isEqualTo("s3:cr+3t");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3cr3t                                          | is not a PostgreSQL URL",
                "mysql://ana:s3cr3t@db.example/shop              | is not a PostgreSQL URL",
                "postgresql:/ana:s3cr3t@db.example/shop          | is not a PostgreSQL URL",
                "postgresql://ana:s3cr3t#1@db.example/shop       | is not a PostgreSQL URL",
                "postgresql://ana:s3cr3t@db.example              | does not name a database",
                "postgresql://ana:s3cr3t@db.example/             | does not name a database",
                "postgresql://ana:s3cr3t@/shop                   | does not name a host",
                "postgresql://:s3cr3t@db.example/shop            | does not name a user",
                "postgresql://db.example/shop                    | does not name a user",
                "postgresql://ana:s3cr3t@1@db.example/shop       | has more than one @",
                "postgresql://ana:s3cr3t@a.example,b.example/s   | several hosts",
                "postgresql://ana:s3cr3t@db.example:0/shop       | a number from 1 to 65535",
                "postgresql://ana:s3cr3t@db.example:65536/shop   | a number from 1 to 65535",
                "postgresql://ana:s3cr3t@db.example:/shop        | a number from 1 to 65535",
                "postgresql://ana:s3cr3t@db.example:s3cr3t/shop  | a number from 1 to 65535",
                "postgresql://ana:s3cr3t@db example/shop         | a number from 1 to 65535",
                "postgresql://ana:s3cr3t%@db.example/shop        | two hexadecimal digits",
                "postgresql://ana:s3cr3t%zz@db.example/shop      | two hexadecimal digits",
                "postgresql://ana:s3cr3t@db.example/shop?s3cr3t=1| known are sslmode, sslrootcert",
            })
    void what_cannot_be_used_is_refused_without_repeating_it(String url, String reason) {
        assertThatExceptionOfType(RefusedStart.class)
                .isThrownBy(() -> read(url))
                .withMessageStartingWith("DATABASE_URL ")
                .withMessageContaining(reason)
                .withMessageNotContaining("s3cr3t")
                .satisfies(refusal -> assertThat(refusal.remedy()).contains("postgresql://user:password@host"));
    }

    @Test
    void an_address_does_not_show_its_password() {
        assertThat(read("postgresql://ana:s3cr3t@db.example/shop")).hasToString("postgresql://db.example:5432/shop");
    }

    private static DatabaseAddress read(String url) {
        return DatabaseUrl.read("DATABASE_URL", url, "", "");
    }
}
