package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.PasswordHasher.Check;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import reactor.test.StepVerifier;

class BcryptPasswordHasherTest {
    /** Cheaper than production may have it, but by the same steps. */
    private static final int COST = 6;

    private static final Password PASSWORD = new Password("a rather long sentence");
    private static final Password ANOTHER = new Password("another long sentence");

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final HashingPool pool = new HashingPool(1, 32, meters);
    private final CountingBcrypt bcrypt = new CountingBcrypt(COST);
    private final BcryptPasswordHasher hasher = new BcryptPasswordHasher(bcrypt, COST, pool);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_password_is_right_and_another_one_is_wrong() {
        var hash = hashOf(PASSWORD);

        assertChecked(PASSWORD, hash, Check.RIGHT);
        assertChecked(ANOTHER, hash, Check.WRONG);
        assertChecked(new Password(""), hash, Check.WRONG);
    }

    @Test
    void a_hash_tells_its_method_and_its_cost_and_never_repeats() {
        assertThat(hashOf(PASSWORD).value()).startsWith("$2b$06$");
        assertThat(hashOf(PASSWORD)).isNotEqualTo(hashOf(PASSWORD));
    }

    @Test
    void a_right_password_with_a_cheaper_hash_is_right_but_old() {
        var old = hashOfCost(COST - 2);

        assertChecked(PASSWORD, old, Check.RIGHT_BUT_OLD);
        assertChecked(ANOTHER, old, Check.WRONG);
    }

    @Test
    void a_right_password_with_a_dearer_hash_is_right() {
        var dearer = hashOfCost(COST + 1);

        assertChecked(PASSWORD, dearer, Check.RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void the_hashes_of_other_programs_are_understood(String version) {
        var hash = new PasswordHash(hashOf(PASSWORD).value().replace("$2b$", version));

        assertChecked(PASSWORD, hash, Check.RIGHT);
    }

    @Test
    void a_check_against_nothing_is_as_much_work_as_any_other() {
        var hash = hashOf(PASSWORD);

        var right = workOf(PASSWORD, Optional.of(hash));
        var wrong = workOf(ANOTHER, Optional.of(hash));
        var nobodys = workOf(PASSWORD, Optional.empty());

        assertThat(nobodys).isEqualTo(right).isEqualTo(wrong).isEqualTo(1 << COST);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void a_check_against_a_cheaper_hash_is_as_much_work_as_any_other(int cost) {
        var old = hashOfCost(cost);

        assertThat(workOf(PASSWORD, Optional.of(old))).isEqualTo(1 << COST);
        assertThat(workOf(ANOTHER, Optional.of(old))).isEqualTo(1 << COST);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 73, 100_000})
    void a_password_of_impossible_length_is_as_much_work_as_any_other(int length) {
        var password = new Password("x".repeat(length));

        assertThat(workOf(password, Optional.of(hashOf(PASSWORD)))).isEqualTo(1 << COST);
        assertThat(workOf(password, Optional.empty())).isEqualTo(1 << COST);
    }

    @Test
    void the_decoy_is_right_for_nobody() {
        StepVerifier.create(hasher.check(PASSWORD, Optional.empty()))
                .expectNext(Check.WRONG)
                .verifyComplete();
        StepVerifier.create(hasher.check(new Password("."), Optional.empty()))
                .expectNext(Check.WRONG)
                .verifyComplete();
    }

    @Test
    void every_byte_of_the_longest_password_counts_and_none_may_follow() {
        var longest = "\u00e4".repeat(36);
        var hash = hashOf(new Password(longest));

        assertChecked(new Password(longest), hash, Check.RIGHT);
        assertChecked(new Password(longest.substring(1) + "\u00f6"), hash, Check.WRONG);
        assertChecked(new Password(longest + "x"), hash, Check.WRONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 73})
    void a_password_of_impossible_length_is_not_hashed(int length) {
        StepVerifier.create(hasher.hash(new Password("x".repeat(length)))).verifyError(IllegalArgumentException.class);
    }

    @Test
    void a_hash_that_is_none_is_a_mistake_of_ours_and_is_not_shown() {
        StepVerifier.create(hasher.check(PASSWORD, Optional.of(new PasswordHash("plain text"))))
                .verifyErrorSatisfies(mistake -> assertThat(mistake)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageNotContaining("plain text"));
    }

    @Test
    void passwords_are_hashed_on_the_threads_of_the_pool_only() {
        var _ = hashOf(PASSWORD);
        var _ = workOf(PASSWORD, Optional.empty());

        assertThat(bcrypt.threads)
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).startsWith("vitrine-hashing-"));
    }

    private PasswordHash hashOf(Password password) {
        return hasher.hash(password).blockOptional().orElseThrow();
    }

    private void assertChecked(Password password, PasswordHash hash, Check expected) {
        StepVerifier.create(hasher.check(password, Optional.of(hash)))
                .expectNext(expected)
                .verifyComplete();
    }

    /** The rounds of bcrypt that a check takes. */
    private long workOf(Password password, Optional<PasswordHash> hash) {
        bcrypt.rounds.clear();
        StepVerifier.create(hasher.check(password, hash)).expectNextCount(1).verifyComplete();
        return bcrypt.rounds.stream().mapToLong(Long::longValue).sum();
    }

    private static PasswordHash hashOfCost(int cost) {
        return new PasswordHash(Objects.requireNonNull(new CountingBcrypt(cost).encode(PASSWORD.value())));
    }

    /** Bcrypt, and how much of it was done where. */
    private static final class CountingBcrypt extends BCryptPasswordEncoder {
        private final int cost;
        private final List<Long> rounds = new CopyOnWriteArrayList<>();
        private final List<String> threads = new CopyOnWriteArrayList<>();

        CountingBcrypt(int cost) {
            super(BCryptVersion.$2B, cost);
            this.cost = cost;
        }

        @Override
        protected String encodeNonNullPassword(String password) {
            count(cost);
            return super.encodeNonNullPassword(password);
        }

        @Override
        protected boolean matchesNonNull(String password, String hash) {
            count(Integer.parseInt(hash.substring(4, 6)));
            return super.matchesNonNull(password, hash);
        }

        private void count(int cost) {
            rounds.add(1L << cost);
            threads.add(Thread.currentThread().getName());
        }
    }
}
