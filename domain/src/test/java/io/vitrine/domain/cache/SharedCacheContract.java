package io.vitrine.domain.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What {@link SharedCache} promises. */
public abstract class SharedCacheContract {

    protected static final Duration HOUR = Duration.ofHours(1);

    private static final byte[] BOOT = "a boot".getBytes(UTF_8);
    private static final byte[] SANDAL = "a sandal".getBytes(UTF_8);
    private static final long HIGHEST = (1L << 53) - 1;
    private static final AtomicInteger keys = new AtomicInteger();

    /** The same one throughout a test. */
    protected abstract SharedCache cache();

    /** Lets time pass for what is kept. */
    protected abstract void pass(Duration time);

    /** How much time may pass besides in a test; nothing where the clock is the test's. */
    protected Duration slack() {
        return Duration.ZERO;
    }

    @Test
    void what_was_kept_is_found_with_its_place_and_the_time_that_is_left() {
        var key = someKey();
        keep(key, BOOT, 7);
        pass(Duration.ofMinutes(20));

        var hit = hit(key, 6);

        assertThat(hit.value()).isEqualTo(BOOT);
        assertThat(hit.position()).isEqualTo(7);
        assertThat(hit.left()).isBetween(Duration.ofMinutes(40).minus(slack()), Duration.ofMinutes(40));
    }

    @Test
    void a_value_as_of_the_same_place_or_a_lower_one_does_not_count() {
        var key = someKey();
        keep(key, BOOT, 7);

        assertThat(find(key, 7)).isEqualTo(new Lookup.Missing());
        assertThat(find(key, 8)).isEqualTo(new Lookup.Awaited());

        assertThat(hit(key, 6).value()).isEqualTo(BOOT);
    }

    @Test
    void places_are_told_apart_up_to_the_highest() {
        var first = someKey();
        keep(first, BOOT, 0);
        assertThat(hit(first, -1).position()).isZero();
        assertThat(find(first, 0)).isEqualTo(new Lookup.Missing());

        var key = someKey();
        keep(key, BOOT, HIGHEST - 1);
        keep(key, SANDAL, HIGHEST);
        keep(key, BOOT, HIGHEST - 1);

        assertThat(hit(key, HIGHEST - 1).value()).isEqualTo(SANDAL);
        assertThat(hit(key, HIGHEST - 1).position()).isEqualTo(HIGHEST);
        assertThat(find(key, HIGHEST)).isEqualTo(new Lookup.Missing());
    }

    @Test
    void of_two_hundred_who_ask_at_once_one_makes_it() {
        var key = someKey();

        var lookups = Flux.range(0, 200)
                .flatMap(_ -> cache().find(key, 0).subscribeOn(Schedulers.parallel()), 200)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(lookups).hasSize(200).containsOnlyOnce(new Lookup.Missing());
        assertThat(lookups).filteredOn(new Lookup.Awaited()::equals).hasSize(199);
    }

    @Test
    void who_gives_up_lets_somebody_else_make_it() {
        var key = someKey();
        assertThat(find(key, 0)).isEqualTo(new Lookup.Missing());
        assertThat(find(key, 0)).isEqualTo(new Lookup.Awaited());

        done(cache().giveUp(key));

        assertThat(find(key, 0)).isEqualTo(new Lookup.Missing());
        assertThat(find(key, 0)).isEqualTo(new Lookup.Awaited());
    }

    @Test
    void who_keeps_nothing_soon_is_no_longer_waited_for() {
        var key = someKey();
        find(key, 0);

        pass(Duration.ofSeconds(5));

        assertThat(find(key, 0)).isEqualTo(new Lookup.Missing());
        assertThat(find(key, 0)).isEqualTo(new Lookup.Awaited());
    }

    @Test
    void who_keeps_a_value_is_done() {
        var key = someKey();
        find(key, 0);
        keep(key, BOOT, 7);

        assertThat(hit(key, 0).value()).isEqualTo(BOOT);
        assertThat(find(key, 7)).isEqualTo(new Lookup.Missing());
        keep(key, SANDAL, 6);
        assertThat(find(key, 7)).isEqualTo(new Lookup.Missing());
    }

    @Test
    void a_value_is_replaced_by_one_as_of_the_same_place_or_a_later_one_only() {
        var key = someKey();
        keep(key, BOOT, 7);

        keep(key, SANDAL, 6);
        assertThat(hit(key, 0).value()).isEqualTo(BOOT);
        keep(key, SANDAL, 7);
        assertThat(hit(key, 0).value()).isEqualTo(SANDAL);
        keep(key, BOOT, 10);
        assertThat(hit(key, 9).value()).isEqualTo(BOOT);
    }

    @Test
    void a_value_is_forgotten_after_its_lifetime() {
        var key = someKey();
        keep(key, BOOT, 7);

        pass(Duration.ofMinutes(59));
        assertThat(hit(key, 0).value()).isEqualTo(BOOT);
        pass(Duration.ofMinutes(1));

        assertThat(find(key, 0)).isEqualTo(new Lookup.Missing());
        keep(key, SANDAL, 3);
        assertThat(hit(key, 0).value()).isEqualTo(SANDAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 1_000, 1_000_000})
    void values_are_any_bytes(int length) {
        var key = someKey();
        var value = new byte[length];
        new Random(length).nextBytes(value);

        keep(key, value, 7);

        assertThat(hit(key, 0).value()).isEqualTo(value);
    }

    @Test
    void nobody_shares_an_array_with_the_cache() {
        var key = someKey();
        var value = BOOT.clone();
        keep(key, value, 7);

        value[0] = 'x';
        hit(key, 0).value()[1] = 'x';

        assertThat(hit(key, 0).value()).isEqualTo(BOOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"product:7", "PRODUCT:7", "list:brand=Émile & {Co}", "{", "two words", "two\nlines", "x}:making"
            })
    void keys_are_any_text_and_each_is_one_of_its_own(String text) {
        var key = text + someKey();
        keep(key, BOOT, 7);

        assertThat(hit(key, 0).value()).isEqualTo(BOOT);
        assertThat(find(key + " ", 0)).isEqualTo(new Lookup.Missing());
        assertThat(find(key + ":making", 0)).isEqualTo(new Lookup.Missing());
        assertThat(find(key, 7)).isEqualTo(new Lookup.Missing());
    }

    @Test
    void nothing_is_done_before_somebody_asks_for_it() {
        var key = someKey();
        var finding = cache().find(key, 0);
        var keeping = cache().keep(key, BOOT, 7, HOUR);
        var givingUp = cache().giveUp(key);

        assertThat(find(key, 0)).isEqualTo(new Lookup.Missing());
        assertThat(finding.block()).isEqualTo(new Lookup.Awaited());
        done(givingUp);
        assertThat(finding.block()).isEqualTo(new Lookup.Missing());
        done(keeping);
        assertThat(finding.block()).isInstanceOf(Lookup.Hit.class);
    }

    /** A key that was not there before. */
    protected static String someKey() {
        return "key-" + keys.incrementAndGet();
    }

    private Lookup find(String key, long newerThan) {
        return Objects.requireNonNull(cache().find(key, newerThan).block(Duration.ofSeconds(30)));
    }

    private Lookup.Hit hit(String key, long newerThan) {
        return (Lookup.Hit) find(key, newerThan);
    }

    private void keep(String key, byte[] value, long position) {
        done(cache().keep(key, value, position, HOUR));
    }

    private static void done(Mono<Void> work) {
        assertThat(work.blockOptional(Duration.ofSeconds(30))).isEmpty();
    }
}
