package io.vitrine.benchmark;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A closed loop of GET requests over a number of kept-alive connections to this machine, on one thread. Prints one line:
 * requests a second, failures, and the median and 99th percentile of the time to answer in microseconds.
 */
final class Load {

    private static final int MOST_SAMPLES = 4_000_000;

    private final byte[] request;
    private final long end;
    private final long pause;
    private final long[] nanos = new long[MOST_SAMPLES];
    private int answered;
    private int failed;

    private Load(byte[] request, long end, long pause) {
        this.request = request;
        this.end = end;
        this.pause = pause;
    }

    /** Arguments: port, path, connections, seconds, milliseconds between an answer and the next request, further header lines. */
    public static void main(String[] arguments) throws InterruptedException {
        var port = Integer.parseInt(arguments[0]);
        var connections = Integer.parseInt(arguments[2]);
        var seconds = Integer.parseInt(arguments[3]);
        var headers = String.join(
                "", Arrays.stream(arguments).skip(5).map(line -> line + "\r\n").toList());
        var request = "GET " + arguments[1] + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers + "\r\n";
        var load = new Load(
                request.getBytes(StandardCharsets.UTF_8),
                System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds),
                Long.parseLong(arguments[4]));
        load.run(port, connections);
        load.report(seconds);
    }

    private void run(int port, int connections) throws InterruptedException {
        var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        var bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpResponseDecoder(), new Connection());
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

    private final class Connection extends SimpleChannelInboundHandler<HttpObject> {

        private long sentAt;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            send(context);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
            if (part instanceof HttpResponse response && response.status().code() != 200) {
                failed++;
            }
            if (part instanceof LastHttpContent) {
                nanos[answered % MOST_SAMPLES] = System.nanoTime() - sentAt;
                answered++;
                if (pause == 0) {
                    send(context);
                } else {
                    var _ = context.executor().schedule(() -> send(context), pause, TimeUnit.MILLISECONDS);
                }
            }
        }

        private void send(ChannelHandlerContext context) {
            sentAt = System.nanoTime();
            var _ = context.writeAndFlush(Unpooled.wrappedBuffer(request), context.voidPromise());
        }
    }
}
