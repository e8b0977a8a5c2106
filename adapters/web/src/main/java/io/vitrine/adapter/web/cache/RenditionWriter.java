package io.vitrine.adapter.web.cache;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.vitrine.adapter.web.conditional.CacheableAnswer;
import io.vitrine.adapter.web.edge.AcceptedCodings;
import io.vitrine.adapter.web.edge.CorsAnswers;
import io.vitrine.adapter.web.edge.EveryAnswer;
import io.vitrine.adapter.web.limit.RateLimits;
import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.request.TraceParent;
import io.vitrine.adapter.web.security.Reader;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.Policy;
import org.springframework.http.support.Netty4HeadersAdapter;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** Sends renditions, with what the one who asks is to know besides. */
final class RenditionWriter {

    private static final HttpHeaders IN_EVERY_ANSWER = inEveryAnswer();
    private static final AsciiString REQUEST_ID = AsciiString.cached(RequestId.HEADER);
    private static final AsciiString TRACE_PARENT = AsciiString.cached(TraceParent.HEADER);
    private static final AsciiString RESPONSE_TIME = AsciiString.cached(EveryAnswer.RESPONSE_TIME);
    private static final AsciiString TRANSPORT_SECURITY = AsciiString.cached(EveryAnswer.TRANSPORT_SECURITY);
    private static final AsciiString TWO_YEARS = AsciiString.cached(EveryAnswer.TWO_YEARS);
    private static final AsciiString POLICY = AsciiString.cached(RateLimits.POLICY);
    private static final AsciiString LIMIT = AsciiString.cached(RateLimits.LIMIT);
    private static final AsciiString FOR_THE_CALLER = AsciiString.cached(CacheableAnswer.keeping(false));
    private static final int NOT_MODIFIED = 304;

    private final CorsAnswers cors;

    RenditionWriter(CorsAnswers cors) {
        this.cors = cors;
    }

    private static HttpHeaders inEveryAnswer() {
        var headers = new DefaultHttpHeaders();
        EveryAnswer.HEADERS.forEach((name, value) -> headers.add(AsciiString.cached(name), AsciiString.cached(value)));
        return headers;
    }

    /** Sends a rendition, or 304 to who has it already. */
    Mono<Void> write(Rendition rendition, Asked asked, Reader reader, Decision decision, HttpServerResponse response) {
        var held = rendition
                .validators()
                .filter(answer -> isHeld(answer, asked.headers()))
                .isPresent();
        var headers = response.responseHeaders();
        describe(rendition, held, headers);
        tell(rendition, asked, reader, decision, headers);
        response.status(held ? NOT_MODIFIED : rendition.status());
        return held ? response.send().then() : body(rendition, asked, response);
    }

    private static void describe(Rendition rendition, boolean held, HttpHeaders headers) {
        headers.add(IN_EVERY_ANSWER);
        var own = rendition.headers();
        for (int i = 0; i < own.size(); i += 2) {
            if (!held || !HttpHeaderNames.CONTENT_TYPE.contentEqualsIgnoreCase(own.get(i))) {
                headers.add(own.get(i), own.get(i + 1));
            }
        }
    }

    private void tell(Rendition rendition, Asked asked, Reader reader, Decision decision, HttpHeaders headers) {
        headers.set(
                HttpHeaderNames.CACHE_CONTROL,
                rendition.isForEverybody() && !reader.isAnonymous() ? FOR_THE_CALLER : rendition.keeping());
        headers.set(POLICY, RateLimits.policy(Policy.API, decision.quota()));
        headers.set(LIMIT, RateLimits.limit(Policy.API, decision));
        headers.set(REQUEST_ID, asked.id().value());
        headers.set(
                TRACE_PARENT,
                TraceParent.of(asked.headers().getAll(TraceParent.HEADER)).toString());
        if (asked.client().secure()) {
            headers.set(TRANSPORT_SECURITY, TWO_YEARS);
        }
        cors.of(asked.headers().get(HttpHeaderNames.ORIGIN), asked.headers().get(HttpHeaderNames.HOST))
                .forEach(headers::set);
        headers.set(RESPONSE_TIME, EveryAnswer.timeSince(asked.begun()));
    }

    private static Mono<Void> body(Rendition rendition, Asked asked, HttpServerResponse response) {
        var gzipped = rendition.gzip().length > 0 && wantsGzip(asked.headers());
        var body = gzipped ? rendition.gzip() : rendition.bodyFor(asked.id().value());
        var headers = response.responseHeaders();
        if (gzipped) {
            headers.set(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.GZIP);
        }
        headers.setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return asked.read().head()
                ? response.send().then()
                : response.sendObject(Unpooled.wrappedBuffer(body)).then();
    }

    private static boolean wantsGzip(HttpHeaders asked) {
        var accepted = asked.getAll(HttpHeaderNames.ACCEPT_ENCODING);
        return !accepted.isEmpty()
                && AcceptedCodings.of(String.join(",", accepted)).gzip();
    }

    private static boolean isHeld(CacheableAnswer answer, HttpHeaders asked) {
        return answer.isHeldBy(
                asked.getAll(HttpHeaderNames.IF_NONE_MATCH),
                () -> new org.springframework.http.HttpHeaders(new Netty4HeadersAdapter(asked)).getIfModifiedSince());
    }
}
