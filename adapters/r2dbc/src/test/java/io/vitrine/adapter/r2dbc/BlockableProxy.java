package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;

/** A way to a server on which nothing moves while a test says so: as if whoever uses it had been stopped. */
final class BlockableProxy implements AutoCloseable {

    private static final int PASSERS = 1_000;

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Semaphore passage = new Semaphore(PASSERS, true);
    private final int target;
    private volatile Runnable beforePassing = () -> {};

    BlockableProxy(int target) throws IOException {
        this.target = target;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** The same address, by this way. */
    ConnectionFactoryOptions before(ConnectionFactoryOptions address) {
        return address.mutate()
                .option(ConnectionFactoryOptions.HOST, "localhost")
                .option(ConnectionFactoryOptions.PORT, entrance.getLocalPort())
                .build();
    }

    void block() {
        passage.acquireUninterruptibly(PASSERS);
    }

    void unblock() {
        passage.release(PASSERS);
    }

    /** Whether there are bytes that would move if they could. */
    boolean isWaitedFor() {
        return passage.hasQueuedThreads();
    }

    /** What happens each time before bytes move, one way or the other. */
    void beforePassing(Runnable happening) {
        beforePassing = happening;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var near = entrance.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofPlatform().daemon().start(() -> pass(near, far));
                Thread.ofPlatform().daemon().start(() -> pass(far, near));
            } catch (IOException _) {
                // The test is over, or the server away.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            var bytes = new byte[8_192];
            for (var count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                passage.acquireUninterruptibly();
                try {
                    beforePassing.run();
                    to.getOutputStream().write(bytes, 0, count);
                } finally {
                    passage.release();
                }
            }
        } catch (IOException _) {
            // One side is gone, and so is the other.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
