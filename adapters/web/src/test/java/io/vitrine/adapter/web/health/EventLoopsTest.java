package io.vitrine.adapter.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoopGroup;
import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.health.VitalSignContract;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two event loops, of which one is held up. */
final class EventLoopsTest extends VitalSignContract {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private final DefaultEventLoopGroup loops = new DefaultEventLoopGroup(2);
    private final CountDownLatch hold = new CountDownLatch(1);
    private final EventLoops sign = new EventLoops(loops, nanos::get);

    @AfterEach
    void end() {
        hold.countDown();
        var _ = loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @Override
    protected VitalSign sign() {
        return sign;
    }

    @Override
    protected void spoil() {
        holdUp();
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    }

    @Override
    protected void mend() {
        hold.countDown();
    }

    @Test
    void one_that_was_held_up_for_a_while_may_still_come_round() {
        awaitStatus(Status.UP);
        holdUp();

        nanos.addAndGet(Duration.ofSeconds(5).toNanos() - 1);
        assertThat(found().status()).isEqualTo(Status.UP);

        nanos.addAndGet(1);
        assertThat(found().status()).isEqualTo(Status.DEGRADED);
        assertThat(found().facts()).containsEntry("loops", 2L).containsEntry("longestWaitMillis", 5_000L);
    }

    /** It really is, by a task that does not end. */
    private void holdUp() {
        var held = new CountDownLatch(1);
        loops.next().execute(() -> {
            held.countDown();
            awaitQuietly();
        });
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        found();
    }

    private void awaitQuietly() {
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Finding found() {
        return Objects.requireNonNull(sign.look().block());
    }
}
