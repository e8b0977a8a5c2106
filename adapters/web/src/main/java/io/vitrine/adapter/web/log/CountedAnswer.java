package io.vitrine.adapter.web.log;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** An answer of which is noted when it begins, how long it is and how it ends. */
final class CountedAnswer extends ServerHttpResponseDecorator {

    private final AtomicLong bytes = new AtomicLong();
    private volatile long headSent;
    private volatile @Nullable SignalType endOfBody;

    CountedAnswer(ServerHttpResponse answer) {
        super(answer);
        answer.beforeCommit(() -> {
            headSent = System.nanoTime();
            return Mono.empty();
        });
    }

    /** What is one piece stays one, since it is sent in another way. */
    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return body instanceof Mono<? extends DataBuffer> piece
                ? super.writeWith(piece.doOnNext(this::count).doFinally(this::noteEnd))
                : super.writeWith(Flux.from(body).doOnNext(this::count).doFinally(this::noteEnd));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(Flux.from(body)
                .map(pieces -> Flux.from(pieces).doOnNext(this::count))
                .doFinally(this::noteEnd));
    }

    private void count(DataBuffer piece) {
        bytes.addAndGet(piece.readableByteCount());
    }

    private void noteEnd(SignalType end) {
        endOfBody = end;
    }

    /** When its head was sent, by {@link System#nanoTime}; or now. */
    long headSent() {
        return headSent == 0 ? System.nanoTime() : headSent;
    }

    /** Of the body, before the server compressed it. */
    long bytes() {
        return bytes.get();
    }

    /** How it ends that is handled so: an answer may have been cut off although its handling comes to an orderly end. */
    Answered.End end(SignalType handling) {
        var body = endOfBody;
        var signal = handling == SignalType.ON_COMPLETE && body != null ? body : handling;
        return switch (signal) {
            case CANCEL -> Answered.End.CANCELLED;
            case ON_ERROR -> Answered.End.FAILED;
            default -> Answered.End.COMPLETE;
        };
    }
}
