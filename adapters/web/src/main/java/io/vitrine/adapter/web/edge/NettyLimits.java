package io.vitrine.adapter.web.edge;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.compression.GzipOption;

/** What the server itself sees to: how long lines and headers may be, idle connections, and compression. */
final class NettyLimits implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {

    private static final int LONGEST_LINE = 8 << 10;
    private static final int MOST_HEADER_BYTES = 16 << 10;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final int GZIP_LEVEL = 6;

    private final EdgeSettings settings;

    NettyLimits(EdgeSettings settings) {
        this.settings = settings;
    }

    /** After the framework's own, which would set the limits of the decoder back. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::limited);
    }

    private HttpServer limited(HttpServer server) {
        return server.httpRequestDecoder(
                        decoder -> decoder.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(MOST_HEADER_BYTES))
                .doOnChannelInit((_, channel, _) -> checkHeads(channel.pipeline()))
                .idleTimeout(IDLE)
                .compress(NettyLimits::isCompressible)
                .compressOptions(
                        GzipOption.builder().compressionLevel(GZIP_LEVEL).build());
    }

    private void checkHeads(ChannelPipeline pipeline) {
        if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
            pipeline.addBefore(
                    NettyPipeline.HttpTrafficHandler,
                    HeadDeadline.class.getSimpleName(),
                    new HeadDeadline(settings.headWithin()));
            pipeline.addBefore(
                    NettyPipeline.HttpTrafficHandler, RequestHeads.class.getSimpleName(), new RequestHeads());
        }
    }

    /** The compressor would choose among what the client accepts, and weigh it wrongly: all that is left to it is gzip. */
    private static boolean isCompressible(HttpServerRequest request, HttpServerResponse response) {
        var answer = response.responseHeaders();
        var asked = request.requestHeaders();
        var wanted = Compression.isWanted(
                request.uri(),
                asked.getAll(HttpHeaderNames.ACCEPT_ENCODING),
                answer.get(HttpHeaderNames.CONTENT_TYPE),
                answer.get(HttpHeaderNames.CONTENT_LENGTH));
        if (wanted) {
            asked.set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.GZIP);
        }
        return wanted;
    }
}
