package io.vitrine.adapter.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What mail says besides. The server is said by {@code spring.mail}.
 *
 * @param from the address that mail comes from ({@code VITRINE_MAIL_FROM})
 * @param verifyLink the page that takes a token to verify an address, with {@code {token}} in its place; where it is empty,
 *     mail shows the token itself ({@code VITRINE_MAIL_VERIFYLINK})
 * @param resetLink the same, of the page that sets another password ({@code VITRINE_MAIL_RESETLINK})
 */
@Validated
@ConfigurationProperties("vitrine.mail")
public record MailSettings(
        @DefaultValue("vitrine@localhost") @NotBlank @Email String from,
        @DefaultValue("") String verifyLink,
        @DefaultValue("") String resetLink) {}
