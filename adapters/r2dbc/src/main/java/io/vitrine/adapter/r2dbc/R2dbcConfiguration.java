package io.vitrine.adapter.r2dbc;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.browse.BrandListings;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.CatalogueChanges;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.factor.LoginChallenges;
import io.vitrine.domain.factor.SecondFactors;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.limit.Quotas;
import io.vitrine.domain.passkey.PasskeyChallenges;
import io.vitrine.domain.passkey.Passkeys;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.TokenLifetimes;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.metrics.ConnectionPoolMetrics;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Makes the ports that PostgreSQL implements. It needs {@link R2dbcConnectionDetails}, {@link Identifiers}, {@link TokenLifetimes}, {@link Quotas}, {@link
 * Incidents} and an {@link InstantSource}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class R2dbcConfiguration {

    private static final String OF_REQUESTS = "requests";
    private static final String OF_LISTS = "lists";

    private static final Duration WIPING = Duration.ofSeconds(5);

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(R2dbcConnectionDetails address, DatabaseSettings settings, MeterRegistry meters) {
        var pool = Connections.pool(address.getConnectionFactoryOptions(), settings);
        new ConnectionPoolMetrics(pool, OF_REQUESTS, Tags.empty()).bindTo(meters);
        return pool;
    }

    @Bean
    Database database(
            ConnectionFactory connections, DatabaseSettings settings, ListenedChanges changes, MeterRegistry meters) {
        return new Database(
                new TimedConnections(connections, OF_REQUESTS, meters), settings.statementTimeout(), changes::isCutOff);
    }

    /** Lists are planned in their own way, and neither they nor exports keep other work waiting for a connection. */
    @Bean
    ListDatabase listDatabase(
            R2dbcConnectionDetails address, DatabaseSettings settings, ListenedChanges changes, MeterRegistry meters) {
        var pool = Connections.ofLists(address.getConnectionFactoryOptions(), settings);
        new ConnectionPoolMetrics(pool, OF_LISTS, Tags.empty()).bindTo(meters);
        return new ListDatabase(
                pool,
                new Database(
                        new TimedConnections(pool, OF_LISTS, meters), settings.statementTimeout(), changes::isCutOff));
    }

    @Bean
    Products products(Database database) {
        return new R2dbcProducts(database);
    }

    @Bean
    Brands brands(Database database) {
        return new R2dbcBrands(database);
    }

    @Bean
    ProductListings productListings(ListDatabase lists) {
        return new R2dbcProductListings(lists.database(), Stretches.MEASURED);
    }

    @Bean
    BrandListings brandListings(ListDatabase lists) {
        return new R2dbcBrandListings(lists.database());
    }

    @Bean
    Imports imports(Database database, Identifiers identifiers, MeterRegistry meters) {
        return new R2dbcImports(database, identifiers, meters);
    }

    @Bean
    Answers answers(Database database) {
        return new R2dbcAnswers(database);
    }

    @Bean
    Atomically atomically(Database database) {
        return new R2dbcAtomically(database);
    }

    @Bean
    Housekeeping housekeeping(Database database) {
        return new R2dbcHousekeeping(database);
    }

    @Bean
    Accounts accounts(Database database) {
        return new R2dbcAccounts(database);
    }

    @Bean
    RefreshTokens refreshTokens(Database database, TokenLifetimes lifetimes, Quotas quotas) {
        return new R2dbcRefreshTokens(database, lifetimes, quotas);
    }

    @Bean
    SecondFactors secondFactors(Database database) {
        return new R2dbcSecondFactors(database);
    }

    @Bean
    LoginChallenges loginChallenges(Database database) {
        return new R2dbcLoginChallenges(database);
    }

    @Bean
    Passkeys passkeys(Database database) {
        return new R2dbcPasskeys(database);
    }

    @Bean
    PasskeyChallenges passkeyChallenges(Database database) {
        return new R2dbcPasskeyChallenges(database);
    }

    @Bean(initMethod = "start")
    @DependsOnDatabaseInitialization
    ListenedChanges catalogueChanges(R2dbcConnectionDetails address, Identifiers identifiers, Incidents incidents) {
        return new ListenedChanges(
                new ListeningConnections(address.getConnectionFactoryOptions(), System::nanoTime),
                identifiers.next(),
                System::nanoTime,
                incidents);
    }

    @Bean(initMethod = "start")
    @DependsOnDatabaseInitialization
    R2dbcAuditLog auditLog(Database database, MeterRegistry meters, Incidents incidents) {
        return new R2dbcAuditLog(database, meters, incidents);
    }

    @Bean(initMethod = "start")
    @DependsOnDatabaseInitialization
    R2dbcExceededLimits exceededLimits(Database database, Incidents incidents) {
        return new R2dbcExceededLimits(database, incidents);
    }

    @Bean
    DatabaseSign databaseSign(R2dbcConnectionDetails address) {
        var connections = new ListeningConnections(address.getConnectionFactoryOptions(), System::nanoTime);
        return new DatabaseSign(connections, System::nanoTime);
    }

    @Bean
    ChangesSign changesSign(ListenedChanges changes, MeterRegistry meters) {
        Gauge.builder(DatabaseMeters.HEARING.getName(), changes, R2dbcConfiguration::hearing)
                .description(DatabaseMeters.HEARING.description())
                .register(meters);
        return new ChangesSign(changes);
    }

    private static int hearing(CatalogueChanges changes) {
        return switch (changes.hearing()) {
            case CURRENT -> 2;
            case UNSURE -> 1;
            case CUT_OFF -> 0;
        };
    }

    @Bean
    NotebookSign auditSign(R2dbcAuditLog audit) {
        return new NotebookSign("audit", audit.notebook(), System::nanoTime);
    }

    @Bean
    NotebookSign limitsSign(R2dbcExceededLimits exceeded) {
        return new NotebookSign("limits", exceeded.notebook(), System::nanoTime);
    }

    @Bean(initMethod = "start")
    @DependsOnDatabaseInitialization
    PolledRevocations revocations(
            RefreshTokens tokens, TokenLifetimes lifetimes, InstantSource clock, Incidents incidents) {
        return new PolledRevocations(tokens, lifetimes, clock, incidents);
    }

    @Bean(initMethod = "start")
    @DependsOnDatabaseInitialization
    Background wipingOfSeals(Database database, TokenLifetimes lifetimes, InstantSource clock, Incidents incidents) {
        var seals = new Seals(database, lifetimes);
        return new Background("Wiping seals", WIPING, Mono.defer(() -> seals.wipe(clock.instant())), incidents);
    }
}
