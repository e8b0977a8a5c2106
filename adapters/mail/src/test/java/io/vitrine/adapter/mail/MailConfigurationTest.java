package io.vitrine.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.account.Outbox;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.Incidents;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MailConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withUserConfiguration(MailConfiguration.class)
            .withBean(Incidents.class, InMemoryIncidents::new);

    @Test
    void where_there_is_a_server_mail_goes_through_it() {
        context.withPropertyValues("spring.mail.host=localhost", "spring.profiles.active=production")
                .run(started -> assertThat(started.getBean(Mailer.class)).isInstanceOf(SmtpMailer.class));
    }

    @Test
    void on_ones_own_machine_mail_is_shown_in_the_log() {
        context.run(started -> assertThat(started.getBean(Mailer.class)).isInstanceOf(LocalMailer.class));
    }

    @Test
    void the_last_letters_are_kept_on_ones_own_machine() {
        context.run(started -> {
            for (int n = 0; n < 60; n++) {
                started.getBean(Mailer.class).send(new Letter.PasswordChanged(new EmailAddress(n + "@example.org")));
            }

            assertThat(started.getBean(Outbox.class).letters())
                    .hasSize(50)
                    .first()
                    .extracting(letter -> letter.to().value())
                    .isEqualTo("59@example.org");
        });
    }

    @Test
    void production_keeps_no_letter() {
        context.withPropertyValues("spring.mail.host=localhost", "spring.profiles.active=production")
                .run(started -> assertThat(started).doesNotHaveBean(Outbox.class));
    }

    @Test
    void production_does_not_start_without_a_server() {
        context.withPropertyValues("spring.profiles.active=production")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                        .hasMessageContaining("SPRING_MAIL_HOST"));
    }

    @Test
    void an_address_that_is_none_is_refused() {
        context.withPropertyValues("vitrine.mail.from=nobody")
                .run(started -> assertThat(started).hasFailed());
    }
}
