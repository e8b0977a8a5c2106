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
import io.vitrine.adapter.web.log.Answered;
import io.vitrine.adapter.web.log.EndedRequests;
import io.vitrine.adapter.web.metrics.AnsweredRequests;
import io.vitrine.adapter.web.request.Caller;
import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.request.TraceParent;
import io.vitrine.adapter.web.security.Reader;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final AnsweredRequests answered;
    private final EndedRequests ended;
    private final Map<Quota, AsciiString> policies = new ConcurrentHashMap<>();

    RenditionWriter(CorsAnswers cors, AnsweredRequests answered, EndedRequests ended) {
        this.cors = cors;
        this.answered = answered;
        this.ended = ended;
    }

    private static HttpHeaders inEveryAnswer() {
        var headers = new DefaultHttpHeaders();
        EveryAnswer.HEADERS.forEach((name, value) -> headers.add(AsciiString.cached(name), AsciiString.cached(value)));
        return headers;
    }

    /** Sends a rendition, or 304 to who has it already. */
    Mono<Void> write(Found found, Asked asked, Reader reader, Decision decision, HttpServerResponse response) {
        var rendition = found.rendition();
        var held =
                rendition.validators().filter(answer -> isHeld(answer, asked)).isPresent();
        var headers = response.responseHeaders();
        describe(rendition, held, headers);
        tell(rendition, asked, reader, decision, headers);
        var status = held ? NOT_MODIFIED : rendition.status();
        response.status(status);
        var visit = asked.visit();
        answered.note(visit.method(), rendition.route().toString(), status, visit.begun(), visit.trace());
        var sent = held ? response.send().then() : body(rendition, asked, response);
        end(found, status, asked, reader, headers);
        return sent;
    }

    /** What is kept is sent at once, and nobody waits to see how that ends. */
    private void end(Found found, int status, Asked asked, Reader reader, HttpHeaders headers) {
        var visit = asked.visit();
        var time = System.nanoTime() - visit.begun();
        if (found.here() && !ended.isToldOfCached(visit, time)) {
            return;
        }
        var call = visit.call(
                found.rendition().route().toString(), reader.account().flatMap(Caller::account));
        var bytes = asked.read().head() ? 0 : headers.getInt(HttpHeaderNames.CONTENT_LENGTH, 0);
        var answered = new Answered(call, status, time, time, bytes, Answered.End.COMPLETE);
        if (found.here()) {
            ended.tellOfCached(answered, visit);
        } else {
            ended.tell(answered, visit, false);
        }
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
        headers.add(
                HttpHeaderNames.CACHE_CONTROL,
                rendition.isForEverybody() && !reader.isAnonymous() ? FOR_THE_CALLER : rendition.keeping());
        headers.add(POLICY, policies.computeIfAbsent(decision.quota(), RenditionWriter::policy));
        headers.add(LIMIT, ascii(RateLimits.limit(Policy.API, decision)));
        headers.add(REQUEST_ID, ascii(asked.id().value()));
        headers.add(TRACE_PARENT, ascii(asked.visit().trace().toString()));
        if (asked.client().secure()) {
            headers.add(TRANSPORT_SECURITY, TWO_YEARS);
        }
        var origin = asked.headers().get(HttpHeaderNames.ORIGIN);
        if (origin != null) {
            cors.of(origin, asked.headers().get(HttpHeaderNames.HOST)).forEach(headers::add);
        }
        headers.add(RESPONSE_TIME, ascii(EveryAnswer.timeSince(asked.visit().arrived())));
    }

    private static AsciiString policy(Quota quota) {
        return ascii(RateLimits.policy(Policy.API, quota));
    }

    /** What is known to be ASCII is sent several times as fast when the server knows it, too. */
    private static AsciiString ascii(String text) {
        return new AsciiString(text);
    }

    private static Mono<Void> body(Rendition rendition, Asked asked, HttpServerResponse response) {
        var gzipped = rendition.gzip().length > 0 && wantsGzip(asked);
        var body = gzipped ? rendition.gzip() : rendition.bodyFor(asked.id().value());
        var headers = response.responseHeaders();
        if (gzipped) {
            headers.add(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.GZIP);
        }
        headers.addInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return asked.read().head()
                ? response.send().then()
                : response.sendObject(Unpooled.wrappedBuffer(body)).then();
    }

    private static boolean wantsGzip(Asked asked) {
        var accepted = asked.all(HttpHeaderNames.ACCEPT_ENCODING);
        return !accepted.isEmpty()
                && AcceptedCodings.of(String.join(",", accepted)).gzip();
    }

    private static boolean isHeld(CacheableAnswer answer, Asked asked) {
        return answer.isHeldBy(
                asked.all(HttpHeaderNames.IF_NONE_MATCH),
                () -> asked.forSpring().getIfModifiedSince());
    }
}
