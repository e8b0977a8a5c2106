package io.vitrine.adapter.mail;

import io.vitrine.domain.account.Mailer;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.mail.javamail.JavaMailSender;

/** Makes the mailer: through SMTP where a server is set, else into the log, but never in production. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
public class MailConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    Mailer mailer(ObjectProvider<JavaMailSender> sender, MailSettings settings, Environment environment) {
        var smtp = sender.getIfAvailable();
        if (smtp != null) {
            return new SmtpMailer(smtp, settings, PAUSE);
        }
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.mail.host", "", "In production mail goes through an SMTP server: set SPRING_MAIL_HOST");
        }
        return new LocalMailer(settings);
    }
}
