package io.vitrine.adapter.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.passkey.PasskeyCeremonies;
import io.vitrine.domain.passkey.RelyingParty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WebAuthnConfigurationTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(WebAuthnConfiguration.class);

    @Test
    void a_local_start_needs_no_setting() {
        context.run(
                started -> assertThat(started.getBean(PasskeyCeremonies.class).relyingParty())
                        .isEqualTo(new RelyingParty("localhost", "Vitrine")));
    }

    @Test
    void passkeys_are_for_the_domain_that_is_set_and_pages_of_it_and_below_it() {
        context.withPropertyValues(
                        "spring.profiles.active=production",
                        "vitrine.passkeys.relyingParty=shop.example",
                        "vitrine.passkeys.origins=https://shop.example,https://www.shop.example:8443",
                        "vitrine.passkeys.name=The Shop")
                .run(started -> assertThat(
                                started.getBean(PasskeyCeremonies.class).relyingParty())
                        .isEqualTo(new RelyingParty("shop.example", "The Shop")));
    }

    @Test
    void production_does_not_start_with_passkeys_of_a_local_start() {
        context.withPropertyValues("spring.profiles.active=production")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                        .hasMessageContaining("VITRINE_PASSKEYS_RELYINGPARTY"));
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example, http://shop.example, https only",
        "shop.example, https://notshop.example, below it",
        "shop.example, https://evil.example, below it",
        "shop.example, https://shop.example/login, An origin is",
        "shop.example, https://shop.example/, An origin is",
        "shop.example, shop.example, An origin is",
        "shop.example, 'https://shop example', An origin is",
        "localhost, https://shop.example, below it"
    })
    void pages_that_browsers_would_not_take_are_refused(String relyingParty, String origin, String reason) {
        context.withPropertyValues(
                        "vitrine.passkeys.relyingParty=" + relyingParty, "vitrine.passkeys.origins=" + origin)
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(
                                InvalidConfigurationPropertyValueException.class,
                                refused -> assertThat(refused.getReason()).contains(reason)));
    }

    @ParameterizedTest
    @CsvSource({"relyingParty", "origins", "name"})
    void an_empty_setting_is_refused(String setting) {
        context.withPropertyValues("vitrine.passkeys." + setting + "=")
                .run(started -> assertThat(started).hasFailed());
    }
}
