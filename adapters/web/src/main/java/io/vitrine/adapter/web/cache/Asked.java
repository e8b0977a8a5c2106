package io.vitrine.adapter.web.cache;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.vitrine.adapter.web.request.Client;
import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.request.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.support.Netty4HeadersAdapter;
import reactor.netty.http.server.HttpServerRequest;

/** Somebody's request for a {@link CachedRead}. */
record Asked(CachedRead read, Client client, HttpServerRequest request, Visit visit) {

    RequestId id() {
        return visit.id();
    }

    HttpHeaders headers() {
        return request.requestHeaders();
    }

    /** The lines of a header, of which mostly there are none. */
    List<String> all(CharSequence name) {
        return headers().contains(name) ? headers().getAll(name) : List.of();
    }

    /** The headers as they are read elsewhere. */
    org.springframework.http.HttpHeaders forSpring() {
        return new org.springframework.http.HttpHeaders(new Netty4HeadersAdapter(headers()));
    }

    @Nullable
    String agent() {
        return headers().get(HttpHeaderNames.USER_AGENT);
    }

    /** What was asked for, without its query. */
    String path() {
        var target = read.target();
        var query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
