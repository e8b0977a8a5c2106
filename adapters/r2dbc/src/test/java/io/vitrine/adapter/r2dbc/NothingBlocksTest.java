package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** BlockHound watches every test of this module; {@link WaitsThatAreMeant} has the few exceptions. */
class NothingBlocksTest {

    @Test
    void a_wait_on_the_thread_of_a_connection_is_noticed() {
        var waiting = TestDatabase.shared()
                .database()
                .one(client -> client.sql("SELECT 1 AS one").map(row -> 1).one())
                .flatMap(_ -> Mono.fromCallable(() -> new CountDownLatch(1).await(1, TimeUnit.SECONDS)));

        StepVerifier.create(waiting)
                .verifyErrorSatisfies(error -> assertThat(error).isInstanceOf(BlockingOperationError.class));
    }
}
