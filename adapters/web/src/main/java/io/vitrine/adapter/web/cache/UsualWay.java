package io.vitrine.adapter.web.cache;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.util.function.SingletonSupplier;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The way of all other requests: through the whole chain. */
final class UsualWay {

    private final Supplier<ReactorHttpHandlerAdapter> adapter;

    /** @param service made after the server that it is behind */
    UsualWay(ObjectProvider<HttpHandler> service) {
        adapter = SingletonSupplier.of(() -> new ReactorHttpHandlerAdapter(service.getObject()));
    }

    Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        return adapter.get().apply(request, response);
    }
}
