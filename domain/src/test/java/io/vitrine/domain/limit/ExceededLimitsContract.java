package io.vitrine.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.domain.shared.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What {@link ExceededLimits} promises. */
public abstract class ExceededLimitsContract {

    protected static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");

    private static final Quota QUARTER = new Quota(100, Duration.ofMinutes(15));

    protected abstract ExceededLimits exceeded();

    /** Forgets what is kept for long enough, and says how much that was. */
    protected abstract long forgetAt(Instant now);

    @Test
    void what_is_noted_is_kept_as_it_was() {
        var account = new ExceededLimit(
                Policy.API, LimitKey.Of.ACCOUNT, key("ana"), "0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11", QUARTER, NOW);
        var mail = new ExceededLimit(
                Policy.PASSWORD_RESET,
                LimitKey.Of.MAIL_ADDRESS,
                key("ana@example.org"),
                "2001:db8:1::/48",
                new Quota(1_000_000, Duration.ofMillis(1_500)),
                NOW.plusMillis(1));

        exceeded().note(account);
        exceeded().note(mail);

        awaitKept(2);
        assertThat(keptSince(NOW)).containsExactly(mail, account);
        assertThat(keptSince(NOW.plusMillis(1))).containsExactly(mail);
        assertThat(keptSince(NOW.plusMillis(2))).isEmpty();
        assertThat(exceeded().lost()).isZero();
    }

    @Test
    void a_policy_a_key_and_a_window_are_kept_once() {
        var first = client("ana", Policy.API, NOW);
        exceeded().note(first);
        exceeded().note(client("ana", Policy.API, NOW.plusSeconds(1)));
        exceeded().note(client("ana", Policy.API, NOW.plusSeconds(14 * 60)));
        exceeded().note(client("ana", Policy.AUTH, NOW.plusSeconds(2)));
        exceeded().note(client("bob", Policy.API, NOW.plusSeconds(3)));
        exceeded().note(client("ana", Policy.API, NOW.plusSeconds(15 * 60)));

        awaitKept(4);
        assertThat(keptSince(NOW))
                .extracting(ExceededLimit::at)
                .containsExactly(NOW.plusSeconds(15 * 60), NOW.plusSeconds(3), NOW.plusSeconds(2), NOW);
        assertThat(keptSince(NOW)).endsWith(first);
    }

    @Test
    void many_are_kept_and_read_no_faster_than_requested() {
        IntStream.range(0, 1_000).forEach(n -> exceeded().note(client("client-" + n, Policy.API, NOW.plusMillis(n))));

        awaitKept(1_000);
        StepVerifier.create(exceeded().since(NOW), 2)
                .expectNextCount(2)
                .thenCancel()
                .verify(Duration.ofSeconds(30));
    }

    @Test
    void what_is_old_is_forgotten() {
        exceeded().note(client("ana", Policy.API, NOW));
        exceeded().note(client("bob", Policy.API, NOW.plusSeconds(2)));
        awaitKept(2);

        assertThat(forgetAt(NOW.plus(ExceededLimit.KEPT))).isZero();
        assertThat(forgetAt(NOW.plus(ExceededLimit.KEPT).plusSeconds(1))).isEqualTo(1);
        assertThat(keptSince(NOW)).containsExactly(client("bob", Policy.API, NOW.plusSeconds(2)));
    }

    protected static ExceededLimit client(String name, Policy policy, Instant at) {
        return new ExceededLimit(policy, LimitKey.Of.ADDRESS, key(name), "203.0.113.0/24", QUARTER, at);
    }

    private static SecretDigest key(String name) {
        return SecretDigest.of(name);
    }

    protected List<ExceededLimit> keptSince(Instant from) {
        return exceeded()
                .since(from)
                .collectList()
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();
    }

    protected void awaitKept(int many) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(keptSince(Instant.EPOCH)).hasSize(many));
    }
}
