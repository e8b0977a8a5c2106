package io.vitrine.adapter.web.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Replaces addresses that are none (RFC 3986), such as {@code /%zz}, by one that {@link EdgeHandler} refuses when it is its
 * turn. The framework would answer with nothing, before anything of ours is asked.
 */
final class RequestTargets extends ChannelInboundHandlerAdapter {

    private static final String HARMLESS_SIGNS = "/?&=-._~!$'()*+,;:@";

    /** What stands in the place of an address that is none; sent as it is, it is refused as well. */
    static final String NONE = "/.not-an-address";

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && isReadable(request) && !isAddress(request.uri())) {
            request.setUri(NONE);
        }
        context.fireChannelRead(message);
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
}
