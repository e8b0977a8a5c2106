package io.vitrine.adapter.web.edge;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vitrine.adapter.web.request.FirstByte;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which the head of a request comes too slowly, and notes when it began to. It stands behind the decoder: bytes that arrived, and
 * of which nothing came, are a part of a head.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

    private final Duration within;
    private final FirstByte firstByte;

    /** When the head that is coming began to, by {@link System#nanoTime}; 0 while none is. */
    private long headBegun;

    private boolean arrived;
    private boolean inBody;
    private boolean decoded;
    private @Nullable Future<?> deadline;

    HeadDeadline(Duration within, FirstByte firstByte) {
        this.within = within;
        this.firstByte = firstByte;
    }

    /** Stands in front of the decoder, and sees whether anything arrives: the end of a reading is told when nothing was read, too. */
    ChannelHandler arrivals() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                arrived = true;
                if (!inBody && headBegun == 0) {
                    headBegun = System.nanoTime();
                }
                context.fireChannelRead(message);
            }
        };
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        decoded = true;
        if (message instanceof HttpRequest) {
            inBody = true;
            firstByte.note(headBegun == 0 ? System.nanoTime() : headBegun);
            headBegun = 0;
            cancel();
        }
        if (message instanceof LastHttpContent) {
            inBody = false;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (arrived && !decoded && !inBody && deadline == null) {
            deadline = context.executor().schedule(() -> close(context), within.toMillis(), TimeUnit.MILLISECONDS);
        }
        decoded = false;
        arrived = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
