package io.vitrine.adapter.web.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vitrine.adapter.web.request.FirstByte;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes an HTTP/2 connection on which the head of a request comes too slowly, and notes when it began to. It stands in front of the decoder, which says nothing until
 * a head is whole, and looks at nothing but the beginnings of frames (RFC 9113, section 4.1).
 */
final class Http2HeadDeadline extends ChannelInboundHandlerAdapter {

    private static final int PREFACE_BYTES = 24;
    private static final int HEADER_BYTES = 9;
    private static final int HEADERS = 1;
    private static final int CONTINUATION = 9;
    private static final int END_HEADERS = 4;

    private final Duration within;
    private final FirstByte firstByte;

    /** Bytes of the frame that are still to come, or of the preface. */
    private int rest = PREFACE_BYTES;

    private int headerBytes;
    private int length;
    private int type;
    private boolean inHead;
    private boolean endsHead;
    private @Nullable Future<?> deadline;

    Http2HeadDeadline(Duration within, FirstByte firstByte) {
        this.within = within;
        this.firstByte = firstByte;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            look(context, bytes);
        }
        context.fireChannelRead(message);
    }

    private void look(ChannelHandlerContext context, ByteBuf bytes) {
        var at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            if (rest > 0) {
                var skipped = Math.min(rest, bytes.writerIndex() - at);
                at += skipped;
                rest -= skipped;
            } else {
                header(context, bytes.getUnsignedByte(at));
                at++;
            }
            if (rest == 0 && headerBytes == 0 && endsHead) {
                end();
            }
        }
    }

    /** Three bytes of length, one of type, one of flags, four of the stream. */
    private void header(ChannelHandlerContext context, short next) {
        switch (headerBytes) {
            case 0, 1, 2 -> length = length << Byte.SIZE | next;
            case 3 -> {
                type = next;
                if (type == HEADERS || type == CONTINUATION) {
                    begin(context);
                }
            }
            case 4 -> endsHead = inHead && (type == HEADERS || type == CONTINUATION) && (next & END_HEADERS) != 0;
            default -> {}
        }
        headerBytes++;
        if (headerBytes == HEADER_BYTES) {
            rest = length;
            headerBytes = 0;
            length = 0;
        }
    }

    private void begin(ChannelHandlerContext context) {
        if (!inHead) {
            inHead = true;
            firstByte.note(System.nanoTime());
            deadline = context.executor().schedule(() -> close(context), within.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void close(ChannelHandlerContext context) {
        context.channel().unsafe().close(context.newPromise());
    }

    private void end() {
        inHead = false;
        endsHead = false;
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        end();
    }
}
