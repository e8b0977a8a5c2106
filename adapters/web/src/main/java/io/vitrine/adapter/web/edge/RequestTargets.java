package io.vitrine.adapter.web.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.adapter.web.problem.ProblemWriter;
import io.vitrine.adapter.web.request.RequestId;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Refuses addresses that are none (RFC 3986), such as {@code /%zz}, with a problem. The framework would do so with an empty
 * answer, before anything of ours is asked.
 */
final class RequestTargets extends ChannelInboundHandlerAdapter {

    private static final String HARMLESS_SIGNS = "/?&=-._~!$'()*+,;:@";

    private final ProblemWriter problems;
    private boolean refused;

    RequestTargets(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest request && isReadable(request) && !isAddress(request.uri())) {
            refused = true;
            refuse(context, request);
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** What the decoder itself refused is answered by the framework, and well. */
    private static boolean isReadable(HttpRequest request) {
        return request.decoderResult().isSuccess();
    }

    private static boolean isAddress(String target) {
        if (target.chars().allMatch(RequestTargets::isHarmless)) {
            return true;
        }
        try {
            return !new URI(target).isOpaque();
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** Whether the character may stand anywhere, so that most addresses need not be parsed. */
    private static boolean isHarmless(int character) {
        return character >= 'a' && character <= 'z'
                || character >= '0' && character <= '9'
                || character >= 'A' && character <= 'Z'
                || HARMLESS_SIGNS.indexOf(character) >= 0;
    }

    private void refuse(ChannelHandlerContext context, HttpRequest request) {
        var id = RequestId.of(request.headers().get(RequestId.HEADER));
        var answer = problems.answer(Problem.of(ProblemType.MALFORMED, "The address is not a valid URI"), "", id);
        var body = answer.getBody() == null ? new byte[0] : answer.getBody();
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST, Unpooled.wrappedBuffer(body));
        answer.getHeaders().forEach((name, values) -> response.headers().set(name, values));
        EdgeHandler.EVERYWHERE.forEach(response.headers()::set);
        response.headers().set(RequestId.HEADER, id.value()).set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
