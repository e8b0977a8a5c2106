package io.vitrine.adapter.web.log;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer of which is noted when it begins, how long it is and how it ends. */
final class CountedAnswer extends ServerHttpResponseDecorator {

    private final Visit visit;

    CountedAnswer(ServerHttpResponse answer, Visit visit) {
        super(answer);
        this.visit = visit;
        answer.beforeCommit(() -> {
            visit.noteHead();
            return Mono.empty();
        });
    }

    /** What is one piece stays one, since it is sent in another way. */
    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return body instanceof Mono<? extends DataBuffer> piece
                ? super.writeWith(piece.doOnNext(this::count).doFinally(visit::noteEndOfBody))
                : super.writeWith(Flux.from(body).doOnNext(this::count).doFinally(visit::noteEndOfBody));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(Flux.from(body)
                .map(pieces -> Flux.from(pieces).doOnNext(this::count))
                .doFinally(visit::noteEndOfBody));
    }

    private void count(DataBuffer piece) {
        visit.noteBytes(piece.readableByteCount());
    }
}
