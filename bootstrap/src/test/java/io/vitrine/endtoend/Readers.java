package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Some who read without pause, and expect to be answered always. */
final class Readers implements AutoCloseable {

    private static final int READERS = 4;
    private static final int SOME_MORE = 200;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private Readers() {}

    /** Those of an instance who read these, again and again. */
    static Readers of(Vitrine vitrine, List<String> paths) {
        var readers = new Readers();
        for (int n = 0; n < READERS; n++) {
            readers.threads.execute(() -> readers.read(vitrine, paths));
        }
        readers.goOn();
        return readers;
    }

    private void read(Vitrine vitrine, List<String> paths) {
        while (!over) {
            for (var path : paths) {
                try {
                    var reply = vitrine.get(path);
                    if (reply.status() != 200) {
                        failures.add(path + ": " + reply.status() + " " + reply.body());
                    }
                } catch (RuntimeException e) {
                    failures.add(path + ": " + e);
                }
                answers.incrementAndGet();
            }
        }
    }

    /** They get some more answers, each what they expect. */
    void goOn() {
        var wanted = answers.get() + SOME_MORE;
        await().atMost(Duration.ofSeconds(60)).until(() -> answers.get() >= wanted);
        assertThat(failures).isEmpty();
    }

    @Override
    public void close() {
        over = true;
        threads.close();
    }
}
