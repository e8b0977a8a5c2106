package io.vitrine.adapter.mail;

import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.incident.Incidents;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSender;

/** Makes the mailer: through SMTP where a server is set, else into the log, but never in production. Wants {@link Incidents}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
public class MailConfiguration {

    private static final String LOCAL = "!production";
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    @Profile(LOCAL)
    LocalOutbox outbox() {
        return new LocalOutbox();
    }

    @Bean
    Mailer mailer(
            ObjectProvider<JavaMailSender> sender,
            ObjectProvider<LocalOutbox> outbox,
            MailSettings settings,
            Incidents incidents) {
        var smtp = sender.getIfAvailable();
        if (smtp != null) {
            return new SmtpMailer(smtp, settings, PAUSE, incidents);
        }
        var local = outbox.getIfAvailable();
        if (local == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.mail.host", "", "In production mail goes through an SMTP server: set SPRING_MAIL_HOST");
        }
        return new LocalMailer(settings, local);
    }
}
