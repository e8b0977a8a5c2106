package io.vitrine.adapter.web.cache;

import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer that is collected instead of sent. */
final class OriginResponse extends AbstractServerHttpResponse {

    private static final byte[] NOTHING = {};

    private final AtomicReference<byte[]> body = new AtomicReference<>(NOTHING);

    OriginResponse() {
        super(DefaultDataBufferFactory.sharedInstance);
    }

    byte[] body() {
        return body.get();
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> parts) {
        return DataBufferUtils.join(parts)
                .doOnNext(whole -> {
                    var bytes = new byte[whole.readableByteCount()];
                    whole.read(bytes);
                    DataBufferUtils.release(whole);
                    body.set(bytes);
                })
                .then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> parts) {
        return writeWithInternal(Flux.from(parts).concatMap(part -> part));
    }

    @Override
    public <T> T getNativeResponse() {
        throw new IllegalStateException("it goes over no connection");
    }

    @Override
    protected void applyStatusCode() {
        // Asked for when it is complete, as are the others.
    }

    @Override
    protected void applyHeaders() {
        // See above.
    }

    @Override
    protected void applyCookies() {
        // What may be kept has none.
    }
}
