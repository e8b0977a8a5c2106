package io.vitrine.adapter.web.cache;

import io.vitrine.adapter.web.request.RequestId;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/** A read of nobody in particular, which comes from inside and so as good as over TLS. */
final class OriginRequest extends AbstractServerHttpRequest {

    private static final SslInfo INSIDE = SslInfo.from("inside");

    OriginRequest(String target, RequestId id) {
        super(HttpMethod.GET, URI.create(target), "", headers(id));
    }

    private static HttpHeaders headers(RequestId id) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        headers.set(RequestId.HEADER, id.value());
        return headers;
    }

    @Override
    protected MultiValueMap<String, HttpCookie> initCookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    protected @Nullable SslInfo initSslInfo() {
        return INSIDE;
    }

    @Override
    public <T> T getNativeRequest() {
        throw new IllegalStateException("it came over no connection");
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.empty();
    }
}
