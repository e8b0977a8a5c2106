package io.vitrine.adapter.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.application.access.ShowPublicKeys;
import io.vitrine.application.account.ChangePassword;
import io.vitrine.application.account.ListAccounts;
import io.vitrine.application.account.ManageAccounts;
import io.vitrine.application.account.ReadOutbox;
import io.vitrine.application.account.RegisterAccount;
import io.vitrine.application.audit.NoteRefusals;
import io.vitrine.application.audit.NotedWrites;
import io.vitrine.application.audit.ReadAudit;
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
import io.vitrine.application.limit.LimitRequests;
import io.vitrine.application.log.ChangeLogLevels;
import io.vitrine.application.session.BeginSession;
import io.vitrine.application.session.EndSessions;
import io.vitrine.application.session.RefreshSession;
import io.vitrine.application.session.SignIn;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.account.KeptLetters;
import io.vitrine.domain.account.MailedToken;
import io.vitrine.domain.account.MailedTokens;
import io.vitrine.domain.account.Outbox;
import io.vitrine.domain.account.PasswordPolicy;
import io.vitrine.domain.account.PlainHasher;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.browse.InMemoryBrandListings;
import io.vitrine.domain.browse.InMemoryProductListings;
import io.vitrine.domain.browse.PlainCursors;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.cache.Caches;
import io.vitrine.domain.cache.InMemoryCaches;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.InMemoryBrands;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.InMemoryProducts;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.exchange.InMemoryImports;
import io.vitrine.domain.factor.FactorSecrets;
import io.vitrine.domain.factor.LoginChallenges;
import io.vitrine.domain.idempotency.InMemoryAnswers;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.InMemoryServedRequests;
import io.vitrine.domain.limit.InMemoryExceededLimits;
import io.vitrine.domain.limit.InMemoryRateLimiter;
import io.vitrine.domain.limit.PlainKeyDigests;
import io.vitrine.domain.limit.Quotas;
import io.vitrine.domain.limit.TestQuotas;
import io.vitrine.domain.log.InMemoryLogLevels;
import io.vitrine.domain.log.LogLevel;
import io.vitrine.domain.log.LoggerName;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.InMemoryAtomically;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import io.vitrine.domain.token.PlainTokenSecrets;
import io.vitrine.domain.token.RefreshToken;
import io.vitrine.domain.token.SealedToken;
import io.vitrine.domain.token.TokenLifetimes;
import io.vitrine.domain.token.TokenSecrets;
import io.vitrine.domain.trace.InMemoryTracing;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

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
        var application = new SpringApplicationBuilder(Served.class)
                .properties("vitrine.log.access=none")
                .build();
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
                .filter(WebFixture::whole)
                .build();
    }

    /** Reads a body to its end whether or not a test looks at it: what nobody reads is never released. */
    private static Mono<ClientResponse> whole(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request)
                .flatMap(answer -> DataBufferUtils.join(answer.bodyToFlux(DataBuffer.class))
                        .map(WebFixture::taken)
                        .map(body -> answer.mutate().body(_ -> Flux.just(body)).build())
                        .switchIfEmpty(Mono.fromSupplier(
                                () -> answer.mutate().body(_ -> Flux.empty()).build())));
    }

    private static DataBuffer taken(DataBuffer body) {
        var bytes = new byte[body.readableByteCount()];
        body.read(bytes);
        DataBufferUtils.release(body);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }

    public WebTestClient as(String subject, String... roles) {
        return anonymous()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + PlainTokens.of(subject, roles))
                .build();
    }

    /** The access token of an editor. */
    public static String editorsToken() {
        return PlainTokens.of("ana", "editor");
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

    /** An administrator without an account. */
    public WebTestClient admin() {
        return as("root", "admin");
    }

    public WebTestClient as(Person person) {
        return anonymous()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + person.accessToken())
                .build();
    }

    /** A mail address that nobody has. */
    public String newEmail() {
        return newName() + "@example.org";
    }

    /** Sends a JSON document. */
    public WebTestClient.ResponseSpec post(String path, String document) {
        return anonymous()
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(document)
                .exchange();
    }

    /** Somebody with an account, an address that is verified, and a session. */
    public Person somebody(Role... roles) {
        var email = newEmail();
        var password = "correct horse " + newName();
        post("/api/v1/auth/register", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                .expectStatus()
                .isAccepted();
        post(
                        "/api/v1/auth/verify-email",
                        "{\"token\":\"%s\"}".formatted(letters().tokenFor(email)))
                .expectStatus()
                .isNoContent();
        var id = context.getBean(Accounts.class)
                .credentials(new EmailAddress(email))
                .map(it -> it.account().id())
                .blockOptional()
                .orElseThrow();
        if (roles.length > 0) {
            var occasion = new Occasion(Instant.EPOCH, new Origin("", ""), "");
            context.getBean(Accounts.class)
                    .changeRoles(id, Set.of(roles), new Actor("root"), occasion)
                    .block();
        }
        return signedIn(id.toString(), email, password);
    }

    /** The same person in a session of its own. */
    public Person again(Person person) {
        return signedIn(person.id(), person.email(), person.password());
    }

    private Person signedIn(String id, String email, String password) {
        var answer = post("/api/v1/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        var tokens = Objects.requireNonNull(answer);
        return new Person(
                id,
                email,
                password,
                tokens.path("accessToken").asString(),
                tokens.path("refreshToken").asString(),
                tokens.path("sessionId").asString());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public KeptLetters letters() {
        return context.getBean(KeptLetters.class);
    }

    public PlainHasher hasher() {
        return context.getBean(PlainHasher.class);
    }

    /** What the audit log tells, the newest first. */
    public List<AuditEvent> audited(AuditEvent.Type type) {
        return context.getBean(AuditLog.class)
                .records(AuditInquiry.EVERYTHING)
                .map(AuditRecord::event)
                .filter(event -> event.type() == type)
                .collectList()
                .blockOptional()
                .orElseThrow();
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
    @Import({WebConfiguration.class, ServedFactors.class, ServedHealth.class, ServedPasskeys.class})
    static class Served {

        private final InMemoryCatalogue catalogue = new InMemoryCatalogue();
        private final InMemoryAnswers answers = new InMemoryAnswers();
        private final InMemoryAtomically atomically = new InMemoryAtomically();
        private final InMemoryImports imports = new InMemoryImports(catalogue);
        private final InMemoryBrandListings brandListings = new InMemoryBrandListings(catalogue);

        private final InMemoryIncidents incidents = new InMemoryIncidents();
        private final InMemoryAuditLog audit = new InMemoryAuditLog();
        private final InMemoryAccounts accounts = new InMemoryAccounts(audit);
        private final Quotas quotas;
        private final InMemoryRefreshTokens refreshTokens;
        private final TokenSecrets secrets = new PlainTokenSecrets();
        private final AtomicLong mailed = new AtomicLong();
        private final MailedTokens mailedTokens = () -> MailedToken.of(
                ByteBuffer.allocate(32).putLong(mailed.incrementAndGet()).array());

        /** @param requests how many there may be of each kind in a quarter of an hour */
        Served(@Value("${test.quota:1000000}") int requests) {
            quotas = TestQuotas.of(requests);
            refreshTokens = new InMemoryRefreshTokens(accounts, audit, TokenLifetimes.USUAL, quotas);
        }

        @Bean
        InMemoryIncidents incidents() {
            return incidents;
        }

        @Bean
        InMemoryServedRequests servedRequests() {
            return new InMemoryServedRequests();
        }

        @Bean
        InMemoryTracing tracing() {
            return new InMemoryTracing();
        }

        @Bean
        Caches caches() {
            return new InMemoryCaches(catalogue.changes());
        }

        @Bean
        PlainTokens tokens(InstantSource clock) {
            return new PlainTokens(clock);
        }

        @Bean
        KeptLetters letters() {
            return new KeptLetters();
        }

        @Bean
        PlainHasher hasher() {
            return new PlainHasher();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        InMemoryAuditLog audit() {
            return audit;
        }

        @Bean
        InMemoryAccounts accounts() {
            return accounts;
        }

        @Bean
        InMemoryRefreshTokens refreshTokens() {
            return refreshTokens;
        }

        @Bean
        TokenSecrets tokenSecrets() {
            return secrets;
        }

        @Bean
        PasswordPolicy passwordPolicy() {
            return new PasswordPolicy("password1234"::equals);
        }

        @Bean
        RegisterAccount registerAccount(
                PasswordPolicy policy, PlainHasher hasher, KeptLetters letters, Identifiers identifiers) {
            return new RegisterAccount(accounts, policy, hasher, mailedTokens, letters, identifiers);
        }

        @Bean
        ChangePassword changePassword(PasswordPolicy policy, PlainHasher hasher, KeptLetters letters) {
            return new ChangePassword(accounts, policy, hasher, mailedTokens, letters);
        }

        @Bean
        ManageAccounts manageAccounts(PlainHasher hasher, Identifiers identifiers) {
            return new ManageAccounts(accounts, hasher, identifiers, atomically);
        }

        @Bean
        ListAccounts listAccounts(Cursors cursors) {
            return new ListAccounts(accounts, cursors);
        }

        @Bean
        BeginSession beginSession(PlainTokens tokens, Identifiers identifiers) {
            return new BeginSession(refreshTokens, secrets, tokens, TokenLifetimes.USUAL, identifiers, audit);
        }

        @Bean
        SignIn signIn(
                PlainHasher hasher, LoginChallenges challenges, FactorSecrets factorSecrets, BeginSession beginning) {
            return new SignIn(accounts, hasher, challenges, factorSecrets, beginning, audit, true);
        }

        @Bean
        Quotas quotas() {
            return quotas;
        }

        @Bean
        LimitRequests limitRequests(InstantSource clock) {
            return new LimitRequests(
                    Optional.empty(),
                    new Spent(new InMemoryRateLimiter(clock)),
                    new InMemoryExceededLimits(),
                    new PlainKeyDigests(),
                    audit);
        }

        /** The setting {@code test.seals} says {@code lost} where no seal is to be opened any more. */
        @Bean
        RefreshSession refreshSession(
                PlainTokens tokens,
                KeptLetters letters,
                LimitRequests limits,
                @Value("${test.seals:kept}") String seals) {
            return new RefreshSession(
                    refreshTokens,
                    seals.equals("lost") ? withoutKey() : secrets,
                    tokens,
                    TokenLifetimes.USUAL,
                    tokens,
                    accounts,
                    letters,
                    limits,
                    audit,
                    incidents);
        }

        private TokenSecrets withoutKey() {
            return new TokenSecrets() {
                @Override
                public RefreshToken next() {
                    return secrets.next();
                }

                @Override
                public SealedToken seal(RefreshToken successor, RefreshToken presented) {
                    return secrets.seal(successor, presented);
                }

                @Override
                public Optional<RefreshToken> open(SealedToken successor, RefreshToken presented) {
                    return Optional.empty();
                }
            };
        }

        @Bean
        EndSessions endSessions(PlainTokens tokens) {
            return new EndSessions(refreshTokens, tokens);
        }

        @Bean
        NoteRefusals noteRefusals() {
            return new NoteRefusals(audit);
        }

        @Bean
        ChangeLogLevels changeLogLevels(InstantSource clock) {
            var configured = Map.of(new LoggerName("io.vitrine"), LogLevel.INFO);
            return new ChangeLogLevels(new InMemoryLogLevels(configured, clock), audit);
        }

        @Bean
        ReadAudit readAudit(Cursors cursors) {
            return new ReadAudit(audit, cursors);
        }

        @Bean
        ReadOutbox readOutbox() {
            return new ReadOutbox(() -> List.of(new Outbox.Kept(
                    new EmailAddress("ana@example.org"), "Verify your address", "To verify it, use this: vp1_...")));
        }

        @Bean
        ShowPublicKeys showPublicKeys() {
            return new ShowPublicKeys(() -> "{\"keys\":[]}");
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
        EditProducts editProducts(Products products, Identifiers identifiers) {
            return new EditProducts(products, identifiers, new NotedWrites(audit, catalogue.changes()));
        }

        @Bean
        ReadBrands readBrands(Brands brands) {
            return new ReadBrands(brands, brandListings);
        }

        @Bean
        EditBrands editBrands(Brands brands, Identifiers identifiers) {
            return new EditBrands(brands, identifiers, new NotedWrites(audit, catalogue.changes()));
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
            return new AnswerOnce(answers, atomically, clock, new NotedWrites(audit, catalogue.changes()));
        }

        @Bean
        ImportCatalogue importCatalogue(Faults faults, Identifiers identifiers, InstantSource clock) {
            return new ImportCatalogue(
                    faults.in(Imports.class, imports),
                    answers,
                    atomically,
                    identifiers,
                    clock,
                    audit,
                    catalogue.changes());
        }

        @Bean
        TrackImports trackImports(InstantSource clock) {
            return new TrackImports(imports, clock);
        }
    }
}
