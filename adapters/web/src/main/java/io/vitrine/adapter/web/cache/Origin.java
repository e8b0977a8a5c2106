package io.vitrine.adapter.web.cache;

import io.vitrine.adapter.web.catalogue.PlainProducts;
import io.vitrine.adapter.web.limit.RateLimits;
import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemWriter;
import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.request.Visit;
import io.vitrine.domain.cache.CacheKey;
import io.vitrine.domain.shared.StoreUnavailable;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.HttpHandler;
import reactor.core.publisher.Mono;

/**
 * Where renditions come from: the rest of the service, which is asked as anybody would ask it. Single products, which are read by far the
 * most, are shown without the chain that leads to their handler: nothing of it makes a difference to them.
 */
final class Origin {

    private static final Logger log = LoggerFactory.getLogger(Origin.class);
    private static final int OK = 200;

    private final ObjectProvider<HttpHandler> service;
    private final PlainProducts products;
    private final ProblemWriter problems;

    Origin(ObjectProvider<HttpHandler> service, PlainProducts products, ProblemWriter problems) {
        this.service = service;
        this.products = products;
        this.problems = problems;
    }

    /**
     * The answer of the service.
     *
     * @param id the identity of the request that it is first asked for
     * @return a failure of the service as {@link StoreUnavailable}
     */
    Mono<Rendition> render(CachedRead read, RequestId id) {
        return read.key() instanceof CacheKey.OfProduct(var product)
                ? products.byId(product)
                        .map(answer -> rendition(read, PlainProducts.ROUTE, id, answer))
                        .onErrorMap(StoreUnavailable.class, failure -> unanswered(read, id, failure))
                        .switchIfEmpty(asked(read, id))
                : asked(read, id);
    }

    private StoreUnavailable unanswered(CachedRead read, RequestId id, StoreUnavailable failure) {
        log.warn("Request {} is told to come back: {}", id, failure.toString());
        var answer = problems.answer(Problem.storeOutOfReach(), read.target(), id);
        return Unanswered.by(rendition(read, PlainProducts.ROUTE, id, answer));
    }

    private Mono<Rendition> asked(CachedRead read, RequestId id) {
        return Mono.defer(() -> {
            var response = new OriginResponse();
            var visit = Visit.inside(id);
            return service.getObject()
                    .handle(new OriginRequest(read.target(), id), response)
                    .contextWrite(context -> visit.into(RateLimits.counted(context)))
                    .then(Mono.fromSupplier(() -> rendition(read, visit.route(), id, response)));
        });
    }

    private static Rendition rendition(CachedRead read, String route, RequestId id, OriginResponse response) {
        var status =
                response.getStatusCode() == null ? OK : response.getStatusCode().value();
        var rendition = Rendition.of(status, response.getHeaders(), response.body(), read.target(), route, id.value());
        if (rendition.isFailure()) {
            throw Unanswered.by(rendition);
        }
        return rendition;
    }

    private static Rendition rendition(CachedRead read, String route, RequestId id, ResponseEntity<byte[]> answer) {
        return Rendition.of(
                answer.getStatusCode().value(),
                answer.getHeaders(),
                Objects.requireNonNull(answer.getBody()),
                read.target(),
                route,
                id.value());
    }
}
