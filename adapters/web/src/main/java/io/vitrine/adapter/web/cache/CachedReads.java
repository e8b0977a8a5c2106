package io.vitrine.adapter.web.cache;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.AsciiString;
import io.vitrine.adapter.web.edge.HttpsOnly;
import io.vitrine.adapter.web.limit.RateLimits;
import io.vitrine.adapter.web.problem.ProblemWriter;
import io.vitrine.adapter.web.request.Client;
import io.vitrine.adapter.web.request.Clients;
import io.vitrine.adapter.web.request.FirstByte;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.request.TraceParent;
import io.vitrine.adapter.web.request.Visit;
import io.vitrine.adapter.web.request.Visits;
import io.vitrine.adapter.web.security.Reader;
import io.vitrine.adapter.web.security.Readers;
import io.vitrine.domain.cache.Cache;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.shared.StoreUnavailable;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.support.Netty4HeadersAdapter;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * The short way of a read that everybody may make. Most of what a request costs is the long chain that it passes; a read of the
 * catalogue needs of it that somebody counts it, and that its answer has the headers that every answer has. So it is answered here, at
 * the server itself, from what is kept, and where nothing is kept the rest of the service is asked once for all. Whatever is not
 * plainly such a read takes the usual way, as if this were not here.
 */
final class CachedReads implements NettyRouteProvider {

    private static final Logger log = LoggerFactory.getLogger(CachedReads.class);
    private static final AsciiString REQUEST_ID = AsciiString.cached(RequestId.HEADER);
    private static final AsciiString TRACE_PARENT = AsciiString.cached(TraceParent.HEADER);

    private final UsualWay usual;
    private final Visits visits;
    private final Clients clients;
    private final HttpsOnly https;
    private final Readers readers;
    private final RateLimits limits;
    private final Occasions occasions;
    private final Cache<Rendition> cache;
    private final Lifetimes lifetimes;
    private final Origin origin;
    private final ProblemWriter problems;
    private final RenditionWriter writer;
    private final Incidents incidents;

    CachedReads(
            UsualWay usual,
            Visits visits,
            Clients clients,
            HttpsOnly https,
            Readers readers,
            RateLimits limits,
            Occasions occasions,
            Cache<Rendition> cache,
            Lifetimes lifetimes,
            Origin origin,
            ProblemWriter problems,
            RenditionWriter writer,
            Incidents incidents) {
        this.usual = usual;
        this.visits = visits;
        this.clients = clients;
        this.https = https;
        this.readers = readers;
        this.limits = limits;
        this.occasions = occasions;
        this.cache = cache;
        this.lifetimes = lifetimes;
        this.origin = origin;
        this.problems = problems;
        this.writer = writer;
        this.incidents = incidents;
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(request -> request.uri().startsWith("/api/v1/"), this::answer);
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        var begun = System.nanoTime();
        var read = CachedRead.of(request);
        if (read.isEmpty()) {
            return usual.answer(request, response);
        }
        var client = client(request);
        if (https.isMissing(client)) {
            return usual.answer(request, response);
        }
        var asked = new Asked(read.get(), client, request, visit(request, begun));
        var authorization = asked.all(HttpHeaderNames.AUTHORIZATION);
        return switch (authorization.size()) {
            case 0 -> answer(asked, Reader.ANYBODY, response);
            case 1 ->
                readers.of(authorization.getFirst())
                        .map(reader -> answer(asked, reader, response))
                        .switchIfEmpty(Mono.fromSupplier(() -> usual.answer(request, response)))
                        .flatMap(Function.identity());
            default -> usual.answer(request, response);
        };
    }

    private Visit visit(HttpServerRequest request, long begun) {
        var headers = request.requestHeaders();
        return visits.begin(
                request.method().name(),
                request.uri(),
                RequestId.of(headers.get(REQUEST_ID)),
                TraceParent.of(headers.contains(TRACE_PARENT) ? headers.getAll(TRACE_PARENT) : List.of()),
                begun,
                FirstByte.of(request, begun));
    }

    private Client client(HttpServerRequest request) {
        return clients.of(
                request.remoteAddress() instanceof InetSocketAddress address ? address : null,
                request.scheme().equals("https"),
                () -> new HttpHeaders(new Netty4HeadersAdapter(request.requestHeaders())));
    }

    private Mono<Void> answer(Asked asked, Reader reader, HttpServerResponse response) {
        return counted(asked, reader)
                .flatMap(decision ->
                        found(asked, decision).map(found -> writer.write(found, asked, reader, decision, response)))
                .onErrorResume(failure -> Mono.fromSupplier(() -> despite(failure, asked, response)))
                .contextWrite(context -> asked.visit().waiting(context))
                .flatMap(Function.identity());
    }

    private Mono<Decision> counted(Asked asked, Reader reader) {
        return limits.countRead(
                reader.account().orElse(null),
                reader.roles(),
                asked.client(),
                () -> occasions.of(asked.client(), asked.agent(), asked.id()));
    }

    /** Nothing is sent yet, and who asks must not suffer from a mistake in here. */
    private Mono<Void> despite(Throwable failure, Asked asked, HttpServerResponse response) {
        log.atError()
                .addKeyValue("http.request.id", asked.id().value())
                .setCause(failure)
                .log("Request {} could not be answered on the short way", asked.id());
        incidents.report(Incident.Failure.inBackground(failure));
        return usual.answer(asked.request(), response);
    }

    private Mono<Found> found(Asked asked, Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> kept(asked);
            case Decision.Exceeded exceeded -> Mono.fromSupplier(() -> Found.elsewhere(refusal(asked, exceeded)));
        };
    }

    private Mono<Found> kept(Asked asked) {
        return cache.near(asked.read().key())
                .map(rendition -> Mono.just(Found.here(rendition)))
                .orElseGet(() -> made(asked).map(Found::elsewhere));
    }

    private Mono<Rendition> made(Asked asked) {
        var read = asked.read();
        return cache.cached(
                        read.key(), rendition -> lifetimes.of(read.key(), rendition), origin.render(read, asked.id()))
                .onErrorResume(
                        StoreUnavailable.class,
                        failure -> Unanswered.in(failure).map(Mono::just).orElse(Mono.error(failure)));
    }

    private Rendition refusal(Asked asked, Decision.Exceeded exceeded) {
        var problem = RateLimits.refusal(Policy.API, exceeded).problem();
        var answer = problems.answer(problem, asked.path(), asked.id());
        return Rendition.of(
                answer.getStatusCode().value(),
                answer.getHeaders(),
                answer.getBody() == null ? new byte[0] : answer.getBody(),
                asked.read().target(),
                Visit.UNKNOWN_ROUTE,
                asked.id().value());
    }
}
