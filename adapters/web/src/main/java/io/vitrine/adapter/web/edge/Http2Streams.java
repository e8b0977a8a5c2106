package io.vitrine.adapter.web.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2WindowUpdateFrame;
import io.netty.util.AsciiString;
import io.vitrine.adapter.web.request.RequestId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to the streams of an HTTP/2 connection what others see to on a connection of HTTP/1.1: addresses that are none, readers who
 * take nothing, and a connection on which nothing is asked.
 */
final class Http2Streams extends ChannelDuplexHandler {

    private static final Logger log = LoggerFactory.getLogger(Http2Streams.class);

    private static final AsciiString REQUEST_ID = AsciiString.cached(RequestId.HEADER.toLowerCase(Locale.ROOT));
    private static final int BESIDE_EACH_FIELD = 32;

    private final EdgeSettings settings;
    private final Map<Integer, Answer> answers = new HashMap<>();
    private long lastAsked = System.nanoTime();
    private @Nullable Future<?> checks;

    Http2Streams(EdgeSettings settings) {
        this.settings = settings;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        var connection = context.pipeline().get(Http2FrameCodec.class).connection();
        connection.addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamClosed(Http2Stream stream) {
                answers.remove(stream.id());
                lastAsked = System.nanoTime();
            }
        });
        var period =
                shorter(settings.answerPause(), settings.idle()).dividedBy(2).toMillis();
        checks = context.executor()
                .scheduleWithFixedDelay(() -> check(context, connection), period, period, TimeUnit.MILLISECONDS);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (message) {
            case Http2HeadersFrame frame
            when frame.stream() != null && isFirst(frame) -> replaceUnreadable(frame.headers());
            case Http2HeadersFrame frame
            when frame.stream() != null && isTooLarge(frame.headers()) -> {
                reset(context, frame.stream());
                return;
            }
            case Http2WindowUpdateFrame frame
            when frame.stream() != null ->
                Optional.ofNullable(answers.get(frame.stream().id())).ifPresent(Answer::taken);
            default -> {}
        }
        context.fireChannelRead(message);
    }

    /** Whether this is the head of a request, and not what may follow on its body. */
    private boolean isFirst(Http2HeadersFrame frame) {
        return answers.putIfAbsent(frame.stream().id(), new Answer(frame.stream(), settings.answerPause())) == null;
    }

    private static void replaceUnreadable(Http2Headers head) {
        trouble(head).ifPresent(unreadable -> replace(head, unreadable));
        if (head.authority() != null) {
            head.remove(HttpHeaderNames.HOST);
        }
    }

    private static void replace(Http2Headers head, Unreadable unreadable) {
        var method = head.path() == null || head.method() == null ? HttpMethod.GET.asciiName() : head.method();
        var id = head.get(REQUEST_ID);
        head.clear();
        head.method(method).scheme("https").path(unreadable.address());
        if (id != null) {
            head.set(REQUEST_ID, RequestId.of(id.toString()).value());
        }
    }

    /** Counted as the sender was told to. RFC 9113, section 6.5.2. */
    private static boolean isTooLarge(Http2Headers head) {
        var size = 0L;
        for (var field : head) {
            size += field.getKey().length() + field.getValue().length() + BESIDE_EACH_FIELD;
        }
        return size > NettyLimits.MOST_HEADER_BYTES;
    }

    private static Optional<Unreadable> trouble(Http2Headers head) {
        var path = head.path();
        if (path != null && path.length() > NettyLimits.LONGEST_LINE) {
            return Optional.of(Unreadable.LONG_ADDRESS);
        }
        if (isTooLarge(head)) {
            return Optional.of(Unreadable.LARGE_HEAD);
        }
        var hosts = head.getAll(HttpHeaderNames.HOST);
        var authority = head.authority();
        if (authority != null && !RequestTarget.isHost(authority.toString()) || !isSame(authority, hosts)) {
            return Optional.of(Unreadable.HOST);
        }
        if (path == null || !path.toString().startsWith("/") && !path.toString().equals("*")) {
            return Optional.of(Unreadable.ADDRESS);
        }
        return RequestTarget.path(path.toString(), "").isPresent() ? Optional.empty() : Optional.of(Unreadable.ADDRESS);
    }

    /** RFC 9113, section 8.3.1: a host beside the authority has to be the same. */
    private static boolean isSame(@Nullable CharSequence authority, List<CharSequence> hosts) {
        return hosts.isEmpty()
                || hosts.size() == 1
                        && RequestTarget.isHost(hosts.getFirst().toString())
                        && (authority == null || hosts.getFirst().toString().equalsIgnoreCase(authority.toString()));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof Http2HeadersFrame frame && frame.stream() != null) {
            var type = frame.headers().get(HttpHeaderNames.CONTENT_TYPE);
            answers.computeIfPresent(
                    frame.stream().id(), (_, answer) -> answer.with(StalledAnswers.pause(type, settings)));
        }
        var _ = context.write(message, promise);
    }

    /** What a client does against the protocol was answered already. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof Http2Exception broken) {
            log.debug("A client of HTTP/2 was sent away: {}", broken.getMessage());
        } else {
            context.fireExceptionCaught(failure);
        }
    }

    private void check(ChannelHandlerContext context, Http2Connection connection) {
        if (connection.numActiveStreams() == 0) {
            if (System.nanoTime() - lastAsked >= settings.idle().toNanos()) {
                var _ = context.close();
            }
            return;
        }
        List.copyOf(answers.values()).stream()
                .filter(answer -> answer.isStalled(connection))
                .forEach(answer -> reset(context, answer.stream));
    }

    private static void reset(ChannelHandlerContext context, Http2FrameStream stream) {
        var _ = context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.ENHANCE_YOUR_CALM).stream(stream));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (checks != null) {
            checks.cancel(false);
        }
    }

    /** What was asked on one stream, and since when nothing of the answer was taken. */
    private static final class Answer {

        private final Http2FrameStream stream;
        private Duration pause;
        private long waitingSince;

        Answer(Http2FrameStream stream, Duration pause) {
            this.stream = stream;
            this.pause = pause;
        }

        Answer with(Duration longer) {
            pause = longer;
            return this;
        }

        void taken() {
            waitingSince = 0;
        }

        boolean isStalled(Http2Connection connection) {
            var controller = connection.remote().flowController();
            var http2 = connection.stream(stream.id());
            var waits = http2 != null
                    && controller.hasFlowControlled(http2)
                    && (controller.windowSize(http2) <= 0 || controller.windowSize(connection.connectionStream()) <= 0);
            if (!waits) {
                waitingSince = 0;
                return false;
            }
            if (waitingSince == 0) {
                waitingSince = System.nanoTime();
            }
            return System.nanoTime() - waitingSince >= pause.toNanos();
        }
    }
}
