package io.vitrine.adapter.web;

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
import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.browse.InMemoryBrandListings;
import io.vitrine.domain.browse.InMemoryProductListings;
import io.vitrine.domain.browse.PlainCursors;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.InMemoryBrands;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.InMemoryProducts;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.exchange.InMemoryImports;
import io.vitrine.domain.idempotency.InMemoryAnswers;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.InMemoryAtomically;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The HTTP adapter as it is served, on a catalogue in memory. One is shared by all tests: they tell their products apart by
 * SKUs that they take from {@link #newName}.
 */
public final class WebFixture implements AutoCloseable {

    private static final WebFixture SHARED = started();

    private final ConfigurableApplicationContext context;
    private final int port;

    private WebFixture(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** The one for everybody. */
    public static WebFixture shared() {
        return SHARED;
    }

    /** One with settings of its own, such as {@code --vitrine.cors.origins=https://shop.example}. */
    public static WebFixture started(String... settings) {
        var arguments = new ArrayList<>(
                List.of("--server.port=0", "--spring.main.banner-mode=off", "--logging.level.root=WARN"));
        arguments.addAll(List.of(settings));
        var application = new SpringApplicationBuilder(Served.class).build();
        return new WebFixture(run(application, arguments));
    }

    private static ConfigurableApplicationContext run(SpringApplication application, List<String> arguments) {
        return application.run(arguments.toArray(String[]::new));
    }

    public int port() {
        return port;
    }

    /** Somebody who says not who they are. */
    public WebTestClient anonymous() {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    public WebTestClient as(String subject, String... roles) {
        return anonymous()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + PlainTokens.of(subject, roles))
                .build();
    }

    public WebTestClient editor() {
        return as("ana", "editor");
    }

    /** A name that no other test has. */
    public String newName() {
        return context.getBean(Identifiers.class).next().toString().replace("-", "");
    }

    /** A product that is there, of version 1. */
    public Made aProduct() {
        return aProduct("");
    }

    /**
     * A product that is there, of version 1.
     *
     * @param members further ones of its document, such as {@code ,"status":"draft"}
     */
    public Made aProduct(String members) {
        var sku = newName();
        return made("/api/v1/products", sku, "{\"sku\":\"%s\",\"name\":\"Trolley Bag\"%s}".formatted(sku, members));
    }

    /** A brand that is there, of version 1. */
    public Made aBrand() {
        var name = newName();
        return made("/api/v1/brands", name, "{\"name\":\"%s\"}".formatted(name));
    }

    private Made made(String collection, String name, String body) {
        var address = editor().post()
                .uri(collection)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getFirst(HttpHeaders.LOCATION);
        return new Made(name, Objects.requireNonNull(address));
    }

    /**
     * Something that is there.
     *
     * @param name the SKU of a product, the name of a brand
     */
    public record Made(String name, String address) {

        public String id() {
            return address.substring(address.lastIndexOf('/') + 1);
        }
    }

    /** The products, and what goes wrong with them. */
    public Faults faults() {
        return context.getBean(Faults.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(WebConfiguration.class)
    static class Served {

        private final InMemoryCatalogue catalogue = new InMemoryCatalogue();
        private final InMemoryAnswers answers = new InMemoryAnswers();
        private final InMemoryAtomically atomically = new InMemoryAtomically();
        private final InMemoryImports imports = new InMemoryImports(catalogue);
        private final InMemoryBrandListings brandListings = new InMemoryBrandListings(catalogue);

        @Bean
        ReactiveJwtDecoder tokens() {
            return new PlainTokens();
        }

        /** Threads of its own: the common ones would end for every fixture when one is closed. */
        @Bean
        ReactorResourceFactory threads() {
            var threads = new ReactorResourceFactory();
            threads.setUseGlobalResources(false);
            threads.setShutdownQuietPeriod(Duration.ZERO);
            return threads;
        }

        @Bean
        InstantSource clock() {
            return Clock.tickMillis(ZoneOffset.UTC);
        }

        @Bean
        Identifiers identifiers() {
            return new SequentialIdentifiers();
        }

        @Bean
        Cursors cursors() {
            return new PlainCursors();
        }

        @Bean
        Faults faults() {
            return new Faults();
        }

        @Bean
        Products products(Faults faults) {
            return faults.in(Products.class, new InMemoryProducts(catalogue));
        }

        @Bean
        Brands brands() {
            return new InMemoryBrands(catalogue);
        }

        @Bean
        ProductListings productListings(Faults faults) {
            return faults.in(ProductListings.class, new InMemoryProductListings(catalogue));
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
        EditProducts editProducts(Products products, Identifiers identifiers, InstantSource clock) {
            return new EditProducts(products, identifiers, clock);
        }

        @Bean
        ReadBrands readBrands(Brands brands) {
            return new ReadBrands(brands, brandListings);
        }

        @Bean
        EditBrands editBrands(Brands brands, Identifiers identifiers, InstantSource clock) {
            return new EditBrands(brands, identifiers, clock);
        }

        @Bean
        ListProducts listProducts(ProductListings listings, Brands brands, Cursors cursors) {
            return new ListProducts(listings, brands, cursors);
        }

        @Bean
        ListBrands listBrands(Cursors cursors) {
            return new ListBrands(brandListings, cursors);
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
        AnswerOnce answerOnce(InstantSource clock) {
            return new AnswerOnce(answers, atomically, clock);
        }

        @Bean
        ImportCatalogue importCatalogue(Faults faults, Identifiers identifiers, InstantSource clock) {
            return new ImportCatalogue(faults.in(Imports.class, imports), answers, atomically, identifiers, clock);
        }

        @Bean
        TrackImports trackImports(InstantSource clock) {
            return new TrackImports(imports, clock);
        }
    }
}
