package io.vitrine.adapter.web.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.vitrine.adapter.web.request.FirstByte;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.NettyPipeline;

/** Puts those who watch over a connection where they belong, once it is known which protocol it speaks. */
final class Connections {

    private static final Logger log = LoggerFactory.getLogger(Connections.class);

    private static final String ARRIVALS = "Arrivals";

    private final EdgeSettings settings;

    Connections(EdgeSettings settings) {
        this.settings = settings;
    }

    void guard(Channel connection) {
        var pipeline = connection.pipeline();
        if (pipeline.get(NettyPipeline.H2OrHttp11Codec) == null) {
            guardHttp1(pipeline);
        } else {
            var agreed = new Agreed();
            pipeline.addBefore(NettyPipeline.H2OrHttp11Codec, nameOf(agreed), agreed);
        }
    }

    private void guardHttp1(ChannelPipeline pipeline) {
        var last = NettyPipeline.HttpTrafficHandler;
        var stalled = new StalledAnswers(settings);
        var deadline = new HeadDeadline(settings.headWithin(), FirstByte.noted(pipeline.channel()));
        var heads = new RequestHeads();
        pipeline.addBefore(NettyPipeline.HttpCodec, ARRIVALS, deadline.arrivals())
                .addBefore(last, nameOf(stalled), stalled)
                .addBefore(last, nameOf(deadline), deadline)
                .addBefore(last, nameOf(heads), heads);
    }

    private void guardHttp2(ChannelPipeline pipeline) {
        var deadline = new Http2HeadDeadline(settings.headWithin(), FirstByte.noted(pipeline.channel()));
        var stalled = new StalledAnswers(settings);
        var streams = new Http2Streams(settings);
        pipeline.addBefore(NettyPipeline.HttpCodec, nameOf(deadline), deadline)
                .addBefore(NettyPipeline.HttpCodec, nameOf(stalled), stalled)
                .addBefore(NettyPipeline.H2MultiplexHandler, nameOf(streams), streams);
    }

    private static String nameOf(Object handler) {
        return handler.getClass().getSimpleName();
    }

    /** Waits until both sides have agreed on a protocol, and on secrets. */
    private final class Agreed extends ChannelInboundHandlerAdapter {

        /** Whoever does not speak TLS may have sent a secret, and what cannot be understood is told with every byte. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            log.debug(
                    "A connection failed before anything was asked: {}",
                    failure.getClass().getName());
            var _ = context.close();
        }

        /** The handler that comes next has put the protocol into the pipeline when it returns, and nothing was read before. */
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            if (event instanceof SslHandshakeCompletionEvent completed && completed.isSuccess()) {
                var pipeline = context.pipeline();
                if (pipeline.get(NettyPipeline.H2MultiplexHandler) != null) {
                    guardHttp2(pipeline);
                } else if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
                    guardHttp1(pipeline);
                }
                pipeline.remove(this);
            }
        }
    }
}
