package io.vitrine.application.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.Decision.Allowed;
import io.vitrine.domain.limit.Decision.Exceeded;
import io.vitrine.domain.limit.ExceededLimit;
import io.vitrine.domain.limit.InMemoryExceededLimits;
import io.vitrine.domain.limit.InMemoryRateLimiter;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.MovableClock;
import io.vitrine.domain.limit.PlainKeyDigests;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.RateLimiter;
import io.vitrine.domain.shared.StoreUnavailable;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LimitRequestsTest {

    private static final Quota FIVE = new Quota(5, Duration.ofMinutes(15));
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("203.0.113.7");
    private static final EmailAddress MAIL = new EmailAddress("ana@example.org");
    private static final AccountId ANA = new AccountId(new UUID(1, 2));

    private final MovableClock clock = new MovableClock();
    private final Sharing shared = new Sharing(new InMemoryRateLimiter(clock));
    private final InMemoryExceededLimits exceeded = new InMemoryExceededLimits();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final LimitRequests together = instance(Optional.of(shared));
    private final LimitRequests other = instance(Optional.of(shared));

    private LimitRequests instance(Optional<RateLimiter> shared) {
        return new LimitRequests(shared, new InMemoryRateLimiter(clock), exceeded, new PlainKeyDigests(), audit);
    }

    /** A limiter that can get out of reach. */
    private static final class Sharing implements RateLimiter {
        private final RateLimiter limiter;
        private @Nullable RuntimeException failure;

        Sharing(RateLimiter limiter) {
            this.limiter = limiter;
        }

        @Override
        public Mono<Decision> take(LimitKey key, Quota quota) {
            return failure == null ? limiter.take(key, quota) : Mono.error(failure);
        }

        @Override
        public boolean isAway() {
            return failure instanceof StoreUnavailable;
        }
    }

    @Test
    void instances_count_together() {
        var key = LimitKey.of(Policy.API, ADDRESS);

        assertThat(admitted(together, key, 3)).hasOnlyElementsOfType(Allowed.class);
        assertThat(admitted(other, key, 2)).hasOnlyElementsOfType(Allowed.class);

        assertThat(admitted(together, key, 1)).hasOnlyElementsOfType(Exceeded.class);
        assertThat(admitted(other, key, 1)).hasOnlyElementsOfType(Exceeded.class);
        assertThat(together.alone()).isFalse();
    }

    @Test
    void where_nothing_is_shared_an_instance_counts_and_is_not_called_alone() {
        var single = instance(Optional.empty());
        var key = LimitKey.of(Policy.API, ADDRESS);

        assertThat(admitted(single, key, 5)).hasOnlyElementsOfType(Allowed.class);
        assertThat(admitted(single, key, 1)).hasOnlyElementsOfType(Exceeded.class);
        assertThat(single.alone()).isFalse();
    }

    @Test
    void where_what_is_shared_is_out_of_reach_an_instance_counts_on_its_own_until_it_is_back() {
        var key = LimitKey.of(Policy.API, ADDRESS);
        admitted(together, key, 4);

        shared.failure = new StoreUnavailable("away", new IllegalStateException());
        assertThat(admitted(together, key, 5)).hasOnlyElementsOfType(Allowed.class);
        assertThat(admitted(together, key, 2)).hasOnlyElementsOfType(Exceeded.class);
        assertThat(together.alone()).isTrue();

        shared.failure = null;
        assertThat(together.alone()).isFalse();
        assertThat(admitted(together, key, 1)).hasOnlyElementsOfType(Allowed.class);
        assertThat(admitted(together, key, 1)).hasOnlyElementsOfType(Exceeded.class);
    }

    @Test
    void a_bug_of_what_is_shared_is_not_hidden() {
        shared.failure = new IllegalStateException("a bug");

        assertThatThrownBy(() -> admitted(together, LimitKey.of(Policy.API, ADDRESS), 1))
                .hasMessage("a bug");
        assertThat(together.alone()).isFalse();
    }

    @Test
    void of_several_keys_the_strictest_decides() {
        var address = LimitKey.of(Policy.AUTH, ADDRESS);
        var mail = LimitKey.of(Policy.AUTH, MAIL);
        var keys = List.of(address, mail);
        admitted(together, mail, 3);
        clock.pass(Duration.ofMinutes(5));

        assertThat(admitted(together, keys).remaining()).isEqualTo(1);
        assertThat(admitted(together, keys)).isInstanceOf(Allowed.class);
        assertThat(admitted(together, keys).reset()).isEqualTo(Duration.ofMinutes(10));
        assertThat(admitted(together, keys)).isInstanceOf(Exceeded.class);
        admitted(together, keys);
        assertThat(admitted(together, keys).reset()).isEqualTo(Duration.ofMinutes(15));
        assertThat(admitted(together, List.of(mail, address)).reset()).isEqualTo(Duration.ofMinutes(15));
        assertThat(admitted(together, List.of(mail)).reset()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_quota_that_is_exceeded_is_noted_once_for_each_window() {
        var key = LimitKey.of(Policy.API, ANA);
        admitted(together, key, 20);
        admitted(other, key, 20);
        clock.pass(Duration.ofMinutes(15));
        admitted(other, key, 20);

        assertThat(events()).hasSize(2);
        assertThat(noted()).hasSize(2);
        assertThat(noted().getLast())
                .isEqualTo(new ExceededLimit(
                        Policy.API,
                        LimitKey.Of.ACCOUNT,
                        new PlainKeyDigests().of(key),
                        ANA.toString(),
                        FIVE,
                        clock.instant().minus(Duration.ofMinutes(15))));
    }

    @Test
    void nothing_is_noted_of_what_is_let_through() {
        admitted(together, LimitKey.of(Policy.API, ANA), 5);

        assertThat(events()).isEmpty();
        assertThat(noted()).isEmpty();
    }

    @Test
    void of_an_account_its_identity_is_told_and_of_others_the_network_at_most() {
        admitted(together, LimitKey.of(Policy.API, ANA), 6);
        admitted(together, LimitKey.of(Policy.API, ADDRESS), 6);
        admitted(together, LimitKey.of(Policy.AUTH, ADDRESS), 6);
        admitted(together, LimitKey.of(Policy.AUTH, MAIL), 6);
        admitted(together, LimitKey.of(Policy.PASSWORD_RESET, MAIL), 6);

        assertThat(events())
                .extracting(AuditEvent::subject)
                .containsExactly(
                        Optional.of(ANA.toString()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(events())
                .<Map<String, String>>extracting(AuditEvent::details)
                .containsExactly(
                        Map.of("policy", "api", "key", "account", "requests", "5", "window", "PT15M"),
                        Map.of("policy", "api", "key", "address", "requests", "5", "window", "PT15M"),
                        Map.of("policy", "auth", "key", "address", "requests", "5", "window", "PT15M"),
                        Map.of(
                                "policy",
                                "auth",
                                "key",
                                "mail-address",
                                "requests",
                                "5",
                                "window",
                                "PT15M",
                                "login",
                                "throttled"),
                        Map.of("policy", "password-reset", "key", "mail-address", "requests", "5", "window", "PT15M"));
        assertThat(events()).allMatch(event -> event.outcome() == AuditEvent.Outcome.FAILURE);
        assertThat(noted().toString() + events())
                .contains("203.0.113.0/24")
                .doesNotContain("203.0.113.7", "ana@example.org");
    }

    private List<Decision> admitted(LimitRequests limits, LimitKey key, int many) {
        return IntStream.range(0, many)
                .mapToObj(_ ->
                        limits.admit(key, FIVE, this::occasion).blockOptional().orElseThrow())
                .toList();
    }

    private Decision admitted(LimitRequests limits, List<LimitKey> keys) {
        return limits.admit(keys, FIVE, this::occasion).blockOptional().orElseThrow();
    }

    private Occasion occasion() {
        return new Occasion(clock.instant(), new Origin("203.0.113.0/24", "Firefox"), "request-1");
    }

    private List<AuditEvent> events() {
        return audit.records(AuditInquiry.EVERYTHING)
                .map(AuditRecord::event)
                .collectList()
                .map(List::reversed)
                .blockOptional()
                .orElseThrow();
    }

    private List<ExceededLimit> noted() {
        return exceeded.since(Instant.EPOCH).collectList().blockOptional().orElseThrow();
    }
}
