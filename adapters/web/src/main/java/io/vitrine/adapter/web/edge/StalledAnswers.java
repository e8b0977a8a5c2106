package io.vitrine.adapter.web.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose reader takes nothing of an answer for too long, so that it does not hold on to what was made for it. An
 * answer that is taken at once costs nothing but a look.
 */
final class StalledAnswers extends ChannelDuplexHandler {

    private final EdgeSettings settings;
    private boolean streamed;
    private @Nullable Future<?> check;

    StalledAnswers(EdgeSettings settings) {
        this.settings = settings;
    }

    /** How long the reader of an answer of this type may pause. */
    static Duration pause(@Nullable CharSequence type, EdgeSettings settings) {
        return isStreamed(type) ? settings.streamPause() : settings.answerPause();
    }

    private static boolean isStreamed(@Nullable CharSequence type) {
        if (type == null) {
            return false;
        }
        var text = type.toString();
        return text.startsWith("application/x-ndjson")
                || text.startsWith("text/csv")
                || text.startsWith("text/event-stream");
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            streamed = isStreamed(response.headers().get(HttpHeaderNames.CONTENT_TYPE));
        }
        var _ = context.write(message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
        if (check == null) {
            var waiting = Waiting.on(context.channel());
            if (waiting != null) {
                await(context, waiting);
            }
        }
    }

    private void await(ChannelHandlerContext context, Waiting before) {
        var pause = streamed ? settings.streamPause() : settings.answerPause();
        check = context.executor()
                .schedule(() -> closeUnlessTaken(context, before), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void closeUnlessTaken(ChannelHandlerContext context, Waiting before) {
        check = null;
        var now = Waiting.on(context.channel());
        if (before.equals(now)) {
            var _ = context.close();
        } else if (now != null) {
            await(context, now);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (check != null) {
            check.cancel(false);
            check = null;
        }
    }

    /** What waits to be sent: the same as before when nothing of it was taken meanwhile. */
    private record Waiting(int first, long sentOfFirst, long bytes) {

        static @Nullable Waiting on(Channel channel) {
            var buffer = channel.unsafe().outboundBuffer();
            return buffer == null || buffer.isEmpty()
                    ? null
                    : new Waiting(
                            System.identityHashCode(buffer.current()),
                            buffer.currentProgress(),
                            buffer.totalPendingWriteBytes());
        }
    }
}
