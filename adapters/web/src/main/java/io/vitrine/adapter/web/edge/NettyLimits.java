package io.vitrine.adapter.web.edge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vitrine.adapter.web.metrics.WebMeters;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import reactor.netty.http.Http2SettingsSpec;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.compression.GzipOption;

/** What the server itself sees to: how long lines and headers may be, idle connections, and compression. */
final class NettyLimits implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {

    static final int LONGEST_LINE = 8 << 10;
    static final int MOST_HEADER_BYTES = 16 << 10;

    /** What is read of a head over HTTP/2, so that one that is too large can be refused in words. RFC 9113, section 6.5.2, allows for that. */
    private static final int MOST_READ_OF_A_HEAD = 4 * MOST_HEADER_BYTES;

    private static final int MOST_STREAMS = 100;
    private static final int MOST_RESETS = 100;
    private static final int SECONDS_OF_RESETS = 30;
    private static final Duration PING_ANSWERED_WITHIN = Duration.ofSeconds(10);
    private static final int GZIP_LEVEL = 6;

    private final EdgeSettings settings;
    private final AtomicInteger open = new AtomicInteger();

    NettyLimits(EdgeSettings settings, MeterRegistry meters) {
        this.settings = settings;
        Gauge.builder(WebMeters.CONNECTIONS.getName(), open, AtomicInteger::get)
                .description(WebMeters.CONNECTIONS.description())
                .register(meters);
    }

    /** After the framework's own, which would set the limits of the decoder back. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.setHttp2(http2(Ssl.isEnabled(factory.getSsl())));
        factory.addServerCustomizers(this::limited);
    }

    /** With TLS only: what is agreed upon in the clear can be agreed upon behind the back of a proxy. */
    private static Http2 http2(boolean enabled) {
        var http2 = new Http2();
        http2.setEnabled(enabled);
        return http2;
    }

    private HttpServer limited(HttpServer server) {
        return server.httpRequestDecoder(
                        decoder -> decoder.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(MOST_HEADER_BYTES))
                .http2Settings(NettyLimits::limited)
                .doOnChannelInit((_, channel, _) -> opened(channel))
                .maxConnections(settings.connections())
                .idleTimeout(settings.idle())
                .compress(NettyLimits::isCompressible)
                .compressOptions(
                        GzipOption.builder().compressionLevel(GZIP_LEVEL).build());
    }

    private void opened(Channel connection) {
        open.incrementAndGet();
        connection.closeFuture().addListener(_ -> open.decrementAndGet());
        new Connections(settings).guard(connection);
    }

    /**
     * What one connection may ask for at once, and give up again (CVE-2023-44487); heads in too many pieces, heads far beyond what is
     * answered, and frames without anything in them are refused by the decoder itself. A client that is silent while it is being answered is asked whether it
     * is still there.
     */
    private static void limited(Http2SettingsSpec.Builder settings) {
        settings.maxHeaderListSize(MOST_READ_OF_A_HEAD)
                .maxConcurrentStreams(MOST_STREAMS)
                .maxDecodedRstFramesPerWindow(MOST_RESETS, SECONDS_OF_RESETS)
                .maxEncodedRstFramesPerWindow(MOST_RESETS, SECONDS_OF_RESETS)
                .pingAckTimeout(PING_ANSWERED_WITHIN);
    }

    /** The compressor would choose among what the client accepts, and weigh it wrongly: all that is left to it is gzip. */
    private static boolean isCompressible(HttpServerRequest request, HttpServerResponse response) {
        var answer = response.responseHeaders();
        if (answer.contains(HttpHeaderNames.CONTENT_ENCODING)) {
            return false;
        }
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
