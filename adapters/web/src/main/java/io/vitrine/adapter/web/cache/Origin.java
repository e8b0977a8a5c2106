package io.vitrine.adapter.web.cache;

import io.vitrine.adapter.web.limit.RateLimits;
import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.request.Route;
import io.vitrine.domain.shared.StoreUnavailable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.reactive.HttpHandler;
import reactor.core.publisher.Mono;

/** Where renditions come from: the rest of the service, which is asked as anybody would ask it. */
final class Origin {

    private static final int OK = 200;

    private final ObjectProvider<HttpHandler> service;

    Origin(ObjectProvider<HttpHandler> service) {
        this.service = service;
    }

    /**
     * The answer of the service.
     *
     * @param id the identity of the request that it is first asked for
     * @return a failure of the service as {@link StoreUnavailable}
     */
    Mono<Rendition> render(CachedRead read, RequestId id) {
        return Mono.defer(() -> {
            var response = new OriginResponse();
            var route = new Route();
            return service.getObject()
                    .handle(new OriginRequest(read.target(), id), response)
                    .contextWrite(context -> route.into(RateLimits.counted(context)))
                    .then(Mono.fromSupplier(() -> rendition(read, route, id, response)));
        });
    }

    private static Rendition rendition(CachedRead read, Route route, RequestId id, OriginResponse response) {
        var status =
                response.getStatusCode() == null ? OK : response.getStatusCode().value();
        var rendition = Rendition.of(
                status, response.getHeaders(), response.body(), read.target(), route.template(), id.value());
        if (rendition.isFailure()) {
            throw Unanswered.by(rendition);
        }
        return rendition;
    }
}
