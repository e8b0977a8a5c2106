package io.vitrine.adapter.web.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.adapter.web.request.RequestId;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Replaces requests that cannot be read by one that {@link EdgeHandler} refuses when it is its turn. The framework would
 * answer with nothing, before anything of ours is asked.
 */
final class RequestHeads extends ChannelInboundHandlerAdapter {

    private static final int HTTP_1 = 1;

    /** Nothing that follows what could not be read can be trusted to be a request. */
    private boolean ended;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ended) {
            ReferenceCountUtil.release(message);
            return;
        }
        switch (message) {
            case HttpRequest request -> context.fireChannelRead(readable(request));
            case HttpContent content
            when content.decoderResult().isFailure() -> {
                ended = true;
                ReferenceCountUtil.release(content);
                context.fireExceptionCaught(brokenBody());
            }
            default -> context.fireChannelRead(message);
        }
    }

    private HttpRequest readable(HttpRequest request) {
        var trouble = request.decoderResult().isFailure()
                ? Optional.of(trouble(request.decoderResult().cause()))
                : trouble(request);
        ended = trouble.isPresent();
        return trouble.map(unreadable -> inPlaceOf(request, unreadable)).orElse(request);
    }

    private static Unreadable trouble(Throwable failure) {
        var cause = failure instanceof DecoderException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case TooLongHttpLineException _ -> Unreadable.LONG_ADDRESS;
            case TooLongHttpHeaderException _ -> Unreadable.LARGE_HEAD;
            default -> Unreadable.HEAD;
        };
    }

    /** What the decoder lets pass although it is not well-formed; where nothing is wrong, the address is a path from then on. */
    private static Optional<Unreadable> trouble(HttpRequest request) {
        var version = request.protocolVersion();
        if (version.majorVersion() != HTTP_1 || !isPlainLength(request)) {
            return Optional.of(Unreadable.HEAD);
        }
        var hosts = request.headers().valueStringIterator(HttpHeaderNames.HOST);
        var host = hosts.hasNext() ? hosts.next() : "";
        if (hosts.hasNext() || !isHost(host, version)) {
            return Optional.of(Unreadable.HOST);
        }
        var path = RequestTarget.path(request.uri(), host);
        path.ifPresent(request::setUri);
        return path.isPresent() ? Optional.empty() : Optional.of(Unreadable.ADDRESS);
    }

    private static boolean isHost(String host, HttpVersion version) {
        return host.isEmpty() ? version.equals(HttpVersion.HTTP_1_0) : RequestTarget.isHost(host);
    }

    /** Two that read one connection have to agree on where a body ends: nothing but {@code chunked} is understood by all. */
    private static boolean isPlainLength(HttpRequest request) {
        if (!request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return true;
        }
        var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst());
    }

    private static HttpRequest inPlaceOf(HttpRequest request, Unreadable unreadable) {
        var id = request.headers().get(RequestId.HEADER);
        ReferenceCountUtil.release(request);
        var replacement = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, unreadable.address());
        replacement.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (id != null) {
            replacement.headers().set(RequestId.HEADER, RequestId.of(id).value());
        }
        return replacement;
    }

    private static ProblemException brokenBody() {
        return Problem.of(ProblemType.MALFORMED, "The body is not well-formed")
                .withHeader(HttpHeaders.CONNECTION, HttpHeaderValues.CLOSE.toString())
                .exception();
    }
}
