package io.vitrine.bootstrap;

import io.vitrine.application.account.ManageAccounts;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordPolicy;
import io.vitrine.domain.account.Registration;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.shared.InvalidValue;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Makes the first administrator where there is none: the one of {@code BOOTSTRAP_ADMIN_EMAIL} and
 * {@code BOOTSTRAP_ADMIN_PASSWORD}. A start on one's own machine makes one without them, and prints the password once.
 */
final class FirstAdmin implements ApplicationListener<ApplicationReadyEvent>, Ordered {
    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private static final String EMAIL = "BOOTSTRAP_ADMIN_EMAIL";
    private static final String PASSWORD = "BOOTSTRAP_ADMIN_PASSWORD";
    private static final String LOCAL_EMAIL = "admin@vitrine.local";
    private static final int RANDOM_BYTES = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ManageAccounts accounts;
    private final PasswordPolicy policy;
    private final InstantSource clock;
    private final Environment environment;

    FirstAdmin(ManageAccounts accounts, PasswordPolicy policy, InstantSource clock, Environment environment) {
        this.accounts = accounts;
        this.policy = policy;
        this.clock = clock;
        this.environment = environment;
    }

    /** After the greeting. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var email = environment.getProperty(EMAIL, "");
        var password = environment.getProperty(PASSWORD, "");
        if (!email.isBlank()) {
            if (made(address(email), goodEnough(new Password(password), address(email)))) {
                log.info("There was no administrator, so there is one now: the one of {}", EMAIL);
            }
        } else if (!environment.acceptsProfiles(Profiles.of("production"))) {
            makeLocal();
        }
    }

    private static EmailAddress address(String text) {
        try {
            return new EmailAddress(text);
        } catch (InvalidValue refused) {
            throw new RefusedStart(EMAIL + " " + refused.detail(), "Set it to the address of the first administrator.");
        }
    }

    private Password goodEnough(Password password, EmailAddress address) {
        policy.weakness(password, address).ifPresent(weakness -> {
            throw new RefusedStart(
                    PASSWORD + " " + weakness.detail(),
                    "Set a better one; openssl rand -base64 15 prints one that is good enough.");
        });
        return password;
    }

    private void makeLocal() {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (made(new EmailAddress(LOCAL_EMAIL), new Password(password))) {
            log.info("There was no administrator, so there is one now: {} with the password {}", LOCAL_EMAIL, password);
        }
    }

    private boolean made(EmailAddress address, Password password) {
        var occasion = new Occasion(clock.instant(), new Origin("", "start"), "start");
        var registration = accounts.makeFirstAdmin(address, password, occasion).block(PATIENCE);
        if (registration instanceof Registration.AddressTaken) {
            log.warn("There is no administrator, and the address that is meant for the first one has an account"
                    + " already");
        }
        return registration instanceof Registration.Registered;
    }
}
