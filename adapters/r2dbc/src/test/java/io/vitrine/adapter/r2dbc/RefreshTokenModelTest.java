package io.vitrine.adapter.r2dbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.limit.TestQuotas;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.token.PlainTokenSecrets;
import io.vitrine.domain.token.RefreshToken;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.Rotation;
import io.vitrine.domain.token.Session;
import io.vitrine.domain.token.Successor;
import io.vitrine.domain.token.TokenLifetimes;
import io.vitrine.domain.token.TokenSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What two instances do to one family, whatever comes in whatever order: refreshes, retries, replays, two of them at once, a logout, and
 * clocks that jump; against a model that knows nothing of how it is stored.
 */
class RefreshTokenModelTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final TokenLifetimes LIFETIMES = TokenLifetimes.USUAL;
    private static final Duration FAMILY = Duration.ofDays(10);
    private static final PasswordHash HASH = new PasswordHash("$2a$12$model");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TokenSecrets secrets = new PlainTokenSecrets();
    private final Identifiers identifiers = new SequentialIdentifiers();
    private final List<RefreshTokens> instances = List.of(
            new R2dbcRefreshTokens(TestDatabase.shared().database(), LIFETIMES, TestQuotas.AMPLE),
            new R2dbcRefreshTokens(TestDatabase.shared().database(), LIFETIMES, TestQuotas.AMPLE));

    /** Tokens are counted from the last one: 0 is the live one, 1 the one that was spent for it. */
    private sealed interface Step {
        record Present(int instance, int back) implements Step {}

        record PresentTwoAtOnce(int back, int otherBack) implements Step {}

        record PresentAndLogOutAtOnce(int back) implements Step {}

        record LogOut(int instance) implements Step {}

        record TimePasses(Duration duration) implements Step {}
    }

    private enum Outcome {
        ROTATED,
        REPEATED,
        REUSED,
        REFUSED
    }

    /** All that matters of a family. */
    private static final class Model {
        private final List<RefreshToken> chain = new ArrayList<>();
        private final List<Instant> rotatedAt = new ArrayList<>();
        private Instant expiresAt;
        private boolean ended;

        Model(RefreshToken first) {
            chain.add(first);
            expiresAt = NOW.plus(LIFETIMES.refresh());
        }

        Model copy() {
            var copy = new Model(chain.getFirst());
            copy.chain.clear();
            copy.chain.addAll(chain);
            copy.rotatedAt.addAll(rotatedAt);
            copy.expiresAt = expiresAt;
            copy.ended = ended;
            return copy;
        }

        int index(int back) {
            return Math.max(0, chain.size() - 1 - back);
        }

        Outcome present(int index, RefreshToken next, Instant now) {
            var end = NOW.plus(FAMILY);
            if (ended || !now.isBefore(end)) {
                return Outcome.REFUSED;
            }
            if (index == chain.size() - 1) {
                if (!now.isBefore(expiresAt)) {
                    return Outcome.REFUSED;
                }
                chain.add(next);
                rotatedAt.add(now);
                expiresAt = now.plus(LIFETIMES.refresh()).isBefore(end) ? now.plus(LIFETIMES.refresh()) : end;
                return Outcome.ROTATED;
            }
            if (index == chain.size() - 2 && now.isBefore(rotatedAt.get(index).plus(LIFETIMES.grace()))) {
                return Outcome.REPEATED;
            }
            ended = true;
            return Outcome.REUSED;
        }

        void logOut(Instant now) {
            ended = ended || now.isBefore(NOW.plus(FAMILY));
        }
    }

    @Property(tries = 60)
    void a_family_behaves_as_the_model_says(@ForAll("steps") List<Step> steps) {
        var account = registered();
        var session = new SessionId(identifiers.next());
        var first = secrets.next();
        var family = new Session(session, account, origin(), NOW, NOW, NOW.plus(FAMILY));
        assertThat(instances
                        .getFirst()
                        .begin(family, HASH, first.digest(), NOW.plus(LIFETIMES.refresh()))
                        .block(PATIENCE))
                .isNotNull();
        var model = new Model(first);
        var now = NOW;

        for (var step : steps) {
            switch (step) {
                case Step.Present(var instance, var back) -> present(model, instance, model.index(back), now);
                case Step.PresentTwoAtOnce(var back, var otherBack) ->
                    model = presentTwo(model, model.index(back), model.index(otherBack), now);
                case Step.PresentAndLogOutAtOnce(var back) -> model = presentAndLogOut(model, model.index(back), now);
                case Step.LogOut(var instance) -> {
                    instances.get(instance).end(first.digest(), occasion(now)).block(PATIENCE);
                    model.logOut(now);
                }
                case Step.TimePasses(var duration) -> now = now.plus(duration);
            }
            assertThat(liveTokens(session)).isEqualTo(1);
            assertThat(hasEnded(session)).isEqualTo(model.ended);
        }
    }

    private void present(Model model, int instance, int index, Instant now) {
        var next = secrets.next();
        var rotation = requireNonNull(
                presenting(instance, model.chain.get(index), next, now).block(PATIENCE));

        assertThat(outcome(rotation)).isEqualTo(model.present(index, next, now));
        assertThatItRepeatsTheSuccessor(rotation, model, index);
    }

    /** Whatever happens at once has happened one after the other. */
    private Model presentTwo(Model before, int index, int otherIndex, Instant now) {
        var next = secrets.next();
        var otherNext = secrets.next();
        var rotations = bothAtOnce(
                presenting(0, before.chain.get(index), next, now),
                presenting(1, before.chain.get(otherIndex), otherNext, now));

        var oneFirst = before.copy();
        var oneOutcome = oneFirst.present(index, next, now);
        var oneFirstOutcomes = List.of(oneOutcome, oneFirst.present(otherIndex, otherNext, now));
        var otherFirst = before.copy();
        var otherOutcome = otherFirst.present(otherIndex, otherNext, now);
        var otherFirstOutcomes = List.of(otherFirst.present(index, next, now), otherOutcome);
        var outcomes = rotations.stream().map(RefreshTokenModelTest::outcome).toList();
        assertThat(outcomes).isIn(oneFirstOutcomes, otherFirstOutcomes);
        var after = outcomes.equals(oneFirstOutcomes) ? oneFirst : otherFirst;
        assertThatItRepeatsTheSuccessor(rotations.getFirst(), after, index);
        assertThatItRepeatsTheSuccessor(rotations.getLast(), after, otherIndex);
        return after;
    }

    private Model presentAndLogOut(Model before, int index, Instant now) {
        var next = secrets.next();
        var presented = before.chain.get(index);
        var rotations = bothAtOnce(
                presenting(0, presented, next, now),
                instances.get(1).end(presented.digest(), occasion(now)).then(Mono.empty()));

        var presentedFirst = before.copy();
        var outcomes = List.of(presentedFirst.present(index, next, now), Outcome.REFUSED);
        var after = outcome(rotations.getFirst()) == Outcome.REFUSED ? before.copy() : presentedFirst;
        after.logOut(now);
        assertThat(outcome(rotations.getFirst())).isIn(outcomes);
        return after;
    }

    private static List<Rotation> bothAtOnce(Mono<Rotation> one, Mono<Rotation> other) {
        return requireNonNull(
                Flux.mergeSequential(one.subscribeOn(Schedulers.parallel()), other.subscribeOn(Schedulers.parallel()))
                        .collectList()
                        .block(PATIENCE));
    }

    private void assertThatItRepeatsTheSuccessor(Rotation rotation, Model model, int index) {
        if (rotation instanceof Rotation.Repeated repeated) {
            assertThat(secrets.open(repeated.successor(), model.chain.get(index)))
                    .contains(model.chain.get(index + 1));
        }
    }

    private Mono<Rotation> presenting(int instance, RefreshToken token, RefreshToken next, Instant now) {
        var successor = new Successor(next.digest(), secrets.seal(next, token));
        return instances.get(instance).present(token.digest(), successor, occasion(now));
    }

    private static Outcome outcome(Rotation rotation) {
        return switch (rotation) {
            case Rotation.Rotated _ -> Outcome.ROTATED;
            case Rotation.Repeated _ -> Outcome.REPEATED;
            case Rotation.Reused _ -> Outcome.REUSED;
            case Rotation.Refused _ -> Outcome.REFUSED;
            case Rotation.Throttled _ -> throw new AssertionError("the quota is ample");
            case Rotation.Lost _ -> throw new AssertionError("a successor within the grace can be told again");
        };
    }

    private AccountId registered() {
        var id = new AccountId(identifiers.next());
        var account = new Account(id, new EmailAddress(id + "@example.org"), Set.of(Role.USER), null, null, NOW);
        new R2dbcAccounts(TestDatabase.shared().database())
                .register(account, HASH, occasion(NOW))
                .block(PATIENCE);
        return id;
    }

    private static Occasion occasion(Instant at) {
        return new Occasion(at, origin(), "request-1");
    }

    private static Origin origin() {
        return new Origin("203.0.113.0/24", "Firefox");
    }

    private static long liveTokens(SessionId session) {
        return count(
                session, "SELECT count(*) AS many FROM refresh_tokens WHERE family_id = :id AND rotated_at IS NULL");
    }

    private static boolean hasEnded(SessionId session) {
        return count(session, "SELECT count(*) AS many FROM token_family WHERE id = :id AND ended_at IS NOT NULL") > 0;
    }

    private static long count(SessionId session, String query) {
        return requireNonNull(TestDatabase.shared()
                .client()
                .sql(query)
                .bind("id", session.value())
                .map(row -> Columns.number(row, "many"))
                .one()
                .block(PATIENCE));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var instance = Arbitraries.integers().between(0, 1);
        var back = Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(1, 3));
        var retry = instance.<Step>map(it -> new Step.Present(it, 1));
        var duration = Arbitraries.of(
                Duration.ofMillis(1),
                Duration.ofSeconds(3),
                LIFETIMES.grace().minusMillis(1),
                LIFETIMES.grace(),
                Duration.ofSeconds(-5),
                Duration.ofHours(-1),
                Duration.ofDays(3),
                LIFETIMES.refresh());
        return Arbitraries.frequencyOf(
                        Tuple.of(8, Combinators.combine(instance, back).<Step>as(Step.Present::new)),
                        Tuple.of(4, retry),
                        Tuple.of(5, Combinators.combine(back, back).<Step>as(Step.PresentTwoAtOnce::new)),
                        Tuple.of(1, back.<Step>map(Step.PresentAndLogOutAtOnce::new)),
                        Tuple.of(1, instance.<Step>map(Step.LogOut::new)),
                        Tuple.of(5, duration.<Step>map(Step.TimePasses::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }
}
