package io.vitrine.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What {@link Identifiers} promises. */
public abstract class IdentifiersContract {
    private static final Comparator<UUID> BYTE_BY_BYTE =
            Comparator.comparing(UUID::toString, Comparator.naturalOrder());

    protected abstract Identifiers identifiers();

    @Test
    void an_identifier_is_a_uuid_of_version_7() {
        var made = identifiers().next();

        assertThat(made.version()).isEqualTo(7);
        assertThat(made.variant()).isEqualTo(2);
    }

    @Test
    void each_identifier_is_greater_than_the_one_before() {
        var identifiers = identifiers();

        var made = Stream.generate(identifiers::next).limit(100_000).toList();

        assertThat(made).isSortedAccordingTo(BYTE_BY_BYTE).doesNotHaveDuplicates();
    }

    @Test
    void at_the_same_moment_no_identifier_is_made_twice_and_each_thread_sees_them_grow() {
        var identifiers = identifiers();

        var madeByThread = Flux.range(0, 8)
                .flatMap(
                        _ -> Mono.fromSupplier(() -> Stream.generate(identifiers::next)
                                        .limit(10_000)
                                        .toList())
                                .subscribeOn(Schedulers.parallel()),
                        8)
                .collectList()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();

        assertThat(madeByThread).allSatisfy(made -> assertThat(made).isSortedAccordingTo(BYTE_BY_BYTE));
        assertThat(madeByThread.stream().flatMap(List::stream).distinct()).hasSize(80_000);
    }
}
