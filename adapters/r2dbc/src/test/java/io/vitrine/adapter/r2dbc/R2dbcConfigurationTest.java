package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.vitrine.domain.browse.BrandListings;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SequentialIdentifiers;
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
            .withPropertyValues(
                    "spring.r2dbc.url=r2dbc:postgresql://" + place,
                    "spring.r2dbc.username=" + database.user(),
                    "spring.flyway.url=jdbc:postgresql://" + place,
                    "spring.flyway.user=" + database.user());

    @Test
    void makes_every_port_of_the_catalogue_on_a_migrated_database() {
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
                    .hasSingleBean(Flyway.class);
            assertThat(context.getBean(ConnectionPool.class).getMetrics())
                    .hasValueSatisfying(
                            pool -> assertThat(pool.getMaxAllocatedSize()).isEqualTo(7));
            StepVerifier.create(context.getBean(Products.class).bySku(new Sku("unknown")))
                    .verifyComplete();
        });
    }

    @Test
    void refuses_settings_that_cannot_work() {
        application
                .withPropertyValues("vitrine.database.connections=1")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("connections"));
    }
}
