package io.vitrine.benchmark;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A closed loop of GET requests over a number of kept-alive connections to this machine, on one thread. Prints one line:
 * requests a second, failures, and the median and 99th percentile of the time to answer in microseconds.
 */
final class Load {

    private static final int MOST_SAMPLES = 4_000_000;
    private static final String LENGTH = "content-length:";
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private final List<byte[]> requests;
    private final long end;
    private final long pause;
    private final long[] nanos = new long[MOST_SAMPLES];
    private int sent;
    private int answered;
    private int failed;

    private Load(List<byte[]> requests, long end, long pause) {
        this.requests = requests;
        this.end = end;
        this.pause = pause;
    }

    /** Arguments: port, paths that are asked for by turns with commas between them, connections, seconds, milliseconds between an answer and the next request, further header lines. */
    public static void main(String[] arguments) throws InterruptedException {
        var port = Integer.parseInt(arguments[0]);
        var connections = Integer.parseInt(arguments[2]);
        var seconds = Integer.parseInt(arguments[3]);
        var headers = String.join(
                "", Arrays.stream(arguments).skip(5).map(line -> line + "\r\n").toList());
        var requests = Arrays.stream(arguments[1].split(",", -1))
                .map(path -> "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers + "\r\n")
                .map(request -> request.getBytes(StandardCharsets.UTF_8))
                .toList();
        var load =
                new Load(requests, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds), Long.parseLong(arguments[4]));
        load.run(port, connections);
        load.report(seconds);
    }

    private void run(int port, int connections) throws InterruptedException {
        var group = new MultiThreadIoEventLoopGroup(
                1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        var bootstrap = new Bootstrap()
                .group(group)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Connection());
                    }
                });
        for (int i = 0; i < connections; i++) {
            bootstrap.connect("127.0.0.1", port).sync();
        }
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Math.max(1, end - System.nanoTime()));
        }
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    private void report(int seconds) {
        var samples = Arrays.copyOf(nanos, Math.min(answered, MOST_SAMPLES));
        Arrays.sort(samples);
        System.out.printf(
                "%d %d %d %d%n",
                answered / seconds,
                failed,
                samples.length == 0 ? 0 : samples[samples.length / 2] / 1_000,
                samples.length == 0 ? 0 : samples[(int) (samples.length * 0.99)] / 1_000);
    }

    /** Reads answers no closer than is needed to know where they end, so that the load is not what is measured. */
    private final class Connection extends ByteToMessageDecoder {

        private static final int STATUS_AT = "HTTP/1.1 ".length();
        private static final int IN_CHUNKS = -1;
        private static final int NOT_BEGUN = -2;

        private long sentAt;
        private int left = NOT_BEGUN;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            send(context);
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> none) {
            if (left == NOT_BEGUN && !readHead(bytes)) {
                return;
            }
            if (left == IN_CHUNKS) {
                if (!endsWithLastChunk(bytes)) {
                    return;
                }
                left = bytes.readableBytes();
            }
            var part = Math.min(left, bytes.readableBytes());
            bytes.skipBytes(part);
            left -= part;
            if (left == 0) {
                left = NOT_BEGUN;
                answered(context);
            }
        }

        /** Whether the whole head was there. */
        private boolean readHead(ByteBuf bytes) {
            var length = IN_CHUNKS;
            var line = bytes.readerIndex();
            for (var end = newLine(bytes, line); end >= 0; end = newLine(bytes, line)) {
                if (end - line <= 1) {
                    if (bytes.getByte(bytes.readerIndex() + STATUS_AT) != '2') {
                        failed++;
                    }
                    bytes.readerIndex(end + 1);
                    left = length;
                    return true;
                }
                if (isLength(bytes, line)) {
                    length = number(bytes, line + LENGTH.length(), end);
                }
                line = end + 1;
            }
            return false;
        }

        private static int newLine(ByteBuf bytes, int from) {
            return bytes.indexOf(from, bytes.writerIndex(), (byte) '\n');
        }

        private static boolean isLength(ByteBuf bytes, int line) {
            if ((bytes.getByte(line) | ' ') != 'c' || bytes.writerIndex() - line < LENGTH.length()) {
                return false;
            }
            for (int at = 0; at < LENGTH.length(); at++) {
                if ((bytes.getByte(line + at) | ' ') != (LENGTH.charAt(at) | ' ')) {
                    return false;
                }
            }
            return true;
        }

        private static int number(ByteBuf bytes, int from, int to) {
            var number = 0;
            for (int at = from; at < to; at++) {
                var digit = bytes.getByte(at) - '0';
                if (digit >= 0 && digit <= 9) {
                    number = 10 * number + digit;
                }
            }
            return number;
        }

        private static boolean endsWithLastChunk(ByteBuf bytes) {
            var from = bytes.writerIndex() - LAST_CHUNK.length();
            return from >= bytes.readerIndex()
                    && bytes.toString(from, LAST_CHUNK.length(), StandardCharsets.US_ASCII)
                            .equals(LAST_CHUNK);
        }

        private void answered(ChannelHandlerContext context) {
            nanos[answered % MOST_SAMPLES] = System.nanoTime() - sentAt;
            answered++;
            if (pause == 0) {
                send(context);
            } else {
                var _ = context.executor().schedule(() -> send(context), pause, TimeUnit.MILLISECONDS);
            }
        }

        private void send(ChannelHandlerContext context) {
            sentAt = System.nanoTime();
            var _ = context.writeAndFlush(
                    Unpooled.wrappedBuffer(requests.get(sent++ % requests.size())), context.voidPromise());
        }
    }
}
