package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.browse.BrandListings;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.limit.Quotas;
import io.vitrine.domain.limit.TestQuotas;
import io.vitrine.domain.passkey.PasskeyChallenges;
import io.vitrine.domain.passkey.Passkeys;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.Revocations;
import io.vitrine.domain.token.TokenLifetimes;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.test.StepVerifier;

class R2dbcConfigurationTest {

    private final TestDatabase database = TestDatabase.shared();
    private final String place = database.host() + ":" + database.port() + "/" + database.name();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(R2dbcAutoConfiguration.class, FlywayAutoConfiguration.class))
            .withUserConfiguration(R2dbcConfiguration.class)
            .withBean(Identifiers.class, SequentialIdentifiers::new)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(TokenLifetimes.class, () -> TokenLifetimes.USUAL)
            .withBean(Quotas.class, () -> TestQuotas.AMPLE)
            .withBean(Incidents.class, InMemoryIncidents::new)
            .withBean(InstantSource.class, Clock::systemUTC)
            .withPropertyValues(
                    "spring.r2dbc.url=r2dbc:postgresql://" + place,
                    "spring.r2dbc.username=" + database.user(),
                    "spring.flyway.url=jdbc:postgresql://" + place,
                    "spring.flyway.user=" + database.user());

    @Test
    void makes_every_port_on_a_migrated_database() {
        application.withPropertyValues("vitrine.database.connections=7").run(context -> {
            assertThat(context)
                    .hasSingleBean(Products.class)
                    .hasSingleBean(Brands.class)
                    .hasSingleBean(ProductListings.class)
                    .hasSingleBean(BrandListings.class)
                    .hasSingleBean(Imports.class)
                    .hasSingleBean(Answers.class)
                    .hasSingleBean(Atomically.class)
                    .hasSingleBean(Housekeeping.class)
                    .hasSingleBean(Accounts.class)
                    .hasSingleBean(RefreshTokens.class)
                    .hasSingleBean(Passkeys.class)
                    .hasSingleBean(PasskeyChallenges.class)
                    .hasSingleBean(AuditLog.class)
                    .hasSingleBean(Revocations.class)
                    .hasSingleBean(Flyway.class);
            assertThat(context.getBean(ConnectionPool.class).getMetrics())
                    .hasValueSatisfying(
                            pool -> assertThat(pool.getMaxAllocatedSize()).isEqualTo(7));
            StepVerifier.create(context.getBean(Products.class).bySku(new Sku("unknown")))
                    .verifyComplete();
        });
    }

    @Test
    void what_was_noted_is_kept_when_the_application_ends() {
        database.empty();
        var occasion = new Occasion(Instant.parse("2026-11-24T10:00:00Z"), new Origin("", ""), "request-1");

        application.run(context ->
                context.getBean(AuditLog.class).note(AuditEvent.happened(Type.STARTED, "vitrine", occasion)));

        StepVerifier.create(new R2dbcAuditLog(database.database(), new SimpleMeterRegistry(), new InMemoryIncidents())
                        .verify())
                .expectNext(new AuditLog.Verification.Intact(1))
                .verifyComplete();
    }

    @Test
    void refuses_settings_that_cannot_work() {
        application
                .withPropertyValues("vitrine.database.connections=1")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("connections"));
    }
}
