package io.vitrine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.postgresql.Driver;

class DatabaseUrlPropertyTest {

    @Property
    void user_password_and_name_come_through_whatever_characters_they_have(
            @ForAll("texts") String user, @ForAll("texts") String password, @ForAll("texts") String name) {
        var url = "postgresql://%s:%s@db.example:6432/%s".formatted(encoded(user), encoded(password), encoded(name));

        assertThat(DatabaseUrl.read("DATABASE_URL", url, "", ""))
                .isEqualTo(new DatabaseAddress("db.example", 6432, name, user, password, Map.of()));
    }

    @Property
    void both_drivers_understand_the_address(@ForAll("texts") String name, @ForAll("texts") String application) {
        var address = new DatabaseAddress(
                "db.example", 6432, name, "ana", "", Map.of(DatabaseOption.APPLICATION_NAME, application));

        var r2dbc = ConnectionFactoryOptions.parse((String) address.properties().get("spring.r2dbc.url"));
        var jdbc = Objects.requireNonNull(
                new Driver().parseURL((String) address.properties().get("spring.flyway.url"), new Properties()));

        assertThat(r2dbc.getValue(ConnectionFactoryOptions.HOST)).isEqualTo("db.example");
        assertThat(r2dbc.getValue(ConnectionFactoryOptions.PORT)).isEqualTo(6432);
        assertThat(jdbc.getProperty("PGDBNAME")).isEqualTo(name);
        assertThat(jdbc.getProperty("PGHOST")).isEqualTo("db.example");
        assertThat(jdbc.getProperty("ApplicationName")).isEqualTo(application);
    }

    @Property
    void no_text_leads_to_anything_but_an_address_or_a_refusal_without_it(@ForAll String text) {
        try {
            var _ = DatabaseUrl.read("DATABASE_URL", "postgresql://" + text, "ana", "");
        } catch (RefusedStart refusal) {
            assertThat(refusal.getMessage()).startsWith("DATABASE_URL ");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("aZ09:/?#[]@!$&'()*+,;=% -._~\"<>\\^`{|}äß東")
                        .ofMinLength(1)
                        .ofMaxLength(40),
                Arbitraries.strings().ascii().excludeChars('\0').ofMinLength(1).ofMaxLength(40));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
