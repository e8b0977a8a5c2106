package io.vitrine.bootstrap;

import io.vitrine.application.audit.NotedWrites;
import io.vitrine.application.browse.BrowseCategories;
import io.vitrine.application.browse.ExportProducts;
import io.vitrine.application.browse.ListBrands;
import io.vitrine.application.browse.ListProducts;
import io.vitrine.application.browse.SuggestProducts;
import io.vitrine.application.catalogue.EditBrands;
import io.vitrine.application.catalogue.EditProducts;
import io.vitrine.application.catalogue.ReadBrands;
import io.vitrine.application.catalogue.ReadHistory;
import io.vitrine.application.catalogue.ReadProducts;
import io.vitrine.application.exchange.ImportCatalogue;
import io.vitrine.application.exchange.TrackImports;
import io.vitrine.application.idempotency.AnswerOnce;
import io.vitrine.application.log.ChangeLogLevels;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.browse.BrandListings;
import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.CatalogueChanges;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.Jobs;
import io.vitrine.domain.log.LogLevels;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.shared.Identifiers;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases on the ports that the adapters supply. */
@Configuration(proxyBeanMethods = false)
class UseCases {

    /** Ticks in milliseconds, the precision that the service keeps and shows. */
    @Bean
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    ReadProducts readProducts(Products products, InstantSource clock) {
        return new ReadProducts(products, clock);
    }

    @Bean
    ReadHistory readHistory(Products products, Cursors cursors) {
        return new ReadHistory(products, cursors);
    }

    @Bean
    EditProducts editProducts(Products products, Identifiers identifiers, NotedWrites notes) {
        return new EditProducts(products, identifiers, notes);
    }

    @Bean
    ReadBrands readBrands(Brands brands, BrandListings listings) {
        return new ReadBrands(brands, listings);
    }

    @Bean
    EditBrands editBrands(Brands brands, Identifiers identifiers, NotedWrites notes) {
        return new EditBrands(brands, identifiers, notes);
    }

    @Bean
    ListProducts listProducts(ProductListings listings, Brands brands, Cursors cursors) {
        return new ListProducts(listings, brands, cursors);
    }

    @Bean
    ListBrands listBrands(BrandListings listings, Cursors cursors) {
        return new ListBrands(listings, cursors);
    }

    @Bean
    BrowseCategories browseCategories(ProductListings listings) {
        return new BrowseCategories(listings);
    }

    @Bean
    SuggestProducts suggestProducts(ProductListings listings) {
        return new SuggestProducts(listings);
    }

    @Bean
    ExportProducts exportProducts(ProductListings listings, Brands brands) {
        return new ExportProducts(listings, brands);
    }

    @Bean
    NotedWrites notedWrites(AuditLog audit, CatalogueChanges changes) {
        return new NotedWrites(audit, changes);
    }

    @Bean
    AnswerOnce answerOnce(Answers answers, Atomically atomically, InstantSource clock, NotedWrites notes) {
        return new AnswerOnce(answers, atomically, clock, notes);
    }

    @Bean
    ImportCatalogue importCatalogue(
            Imports imports,
            Answers answers,
            Atomically atomically,
            Identifiers identifiers,
            InstantSource clock,
            AuditLog audit,
            CatalogueChanges changes) {
        return new ImportCatalogue(imports, answers, atomically, identifiers, clock, audit, changes);
    }

    @Bean
    TrackImports trackImports(Imports imports, InstantSource clock) {
        return new TrackImports(imports, clock);
    }

    @Bean
    ChangeLogLevels changeLogLevels(LogLevels levels, AuditLog audit) {
        return new ChangeLogLevels(levels, audit);
    }

    @Bean
    Sweeping sweeping(
            Housekeeping housekeeping,
            InstantSource clock,
            Jobs jobs,
            Incidents incidents,
            @Value("${vitrine.cleanup.first:1m}") Duration first) {
        return new Sweeping(housekeeping, clock, jobs, incidents, first);
    }
}
