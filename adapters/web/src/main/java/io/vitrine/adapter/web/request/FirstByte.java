package io.vitrine.adapter.web.request;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import reactor.netty.Connection;

/**
 * When the first byte of the latest request of a connection was here: noted by who watches over the connection, and asked for by who times
 * answers. It belongs to the thread of its connection.
 */
public final class FirstByte {

    private static final AttributeKey<FirstByte> KEY = AttributeKey.valueOf(FirstByte.class, "at");

    private long at;

    private FirstByte() {}

    /** The one of a connection, for who watches over it. */
    public static FirstByte noted(Channel connection) {
        var noted = new FirstByte();
        connection.attr(KEY).set(noted);
        return noted;
    }

    /**
     * The one of a request.
     *
     * @param request of the server
     * @param otherwise the answer where nobody watches
     * @return by {@link System#nanoTime}
     */
    public static long of(Object request, long otherwise) {
        return request instanceof Connection connection ? of(connection.channel(), otherwise) : otherwise;
    }

    private static long of(Channel channel, long otherwise) {
        var stream = channel.parent();
        var connection = channel.hasAttr(KEY) || stream == null ? channel : stream;
        var noted = connection.attr(KEY).get();
        return noted == null || noted.at == 0 ? otherwise : noted.at;
    }

    /** By {@link System#nanoTime}; 0 before there was any. */
    public long at() {
        return at;
    }

    /** It was at this time, by {@link System#nanoTime}. */
    public void note(long nanoTime) {
        at = nanoTime;
    }
}
