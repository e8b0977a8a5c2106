package io.vitrine.adapter.r2dbc;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.vitrine.domain.browse.BrandListings;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.shared.Identifiers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the ports that PostgreSQL implements. It needs {@link R2dbcConnectionDetails} and {@link Identifiers}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class R2dbcConfiguration {

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(R2dbcConnectionDetails address, DatabaseSettings settings) {
        return Connections.pool(address.getConnectionFactoryOptions(), settings);
    }

    @Bean
    Database database(ConnectionFactory connections, DatabaseSettings settings) {
        return new Database(connections, settings.statementTimeout());
    }

    /** Lists are planned in their own way, and neither they nor exports keep other work waiting for a connection. */
    @Bean
    ListDatabase listDatabase(R2dbcConnectionDetails address, DatabaseSettings settings) {
        return new ListDatabase(
                Connections.ofLists(address.getConnectionFactoryOptions(), settings), settings.statementTimeout());
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
    Imports imports(Database database, Identifiers identifiers) {
        return new R2dbcImports(database, identifiers);
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
}
