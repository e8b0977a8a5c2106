package io.vitrine.domain.factor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SecretDigest;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.token.PlainTokenSecrets;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
 * What two instances do to the challenges of one account, whatever comes in whatever order: right, wrong, old and repeated codes,
 * recovery codes, two at once, and clocks that jump; against a model that knows nothing of how it is stored.
 */
public abstract class ChallengeModel {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final PasswordHash HASH = new PasswordHash("$2a$12$model");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RECOVERY_CODES = 3;

    private final FactorSecrets secrets = new PlainFactorSecrets();
    private final Identifiers identifiers = new SequentialIdentifiers();

    protected abstract Accounts accounts();

    protected abstract RefreshTokens tokens();

    protected abstract SecondFactors factors();

    /** Both on one store. */
    protected abstract List<LoginChallenges> instances();

    /** Challenges are counted from the last one. */
    protected sealed interface Step {
        record Challenge(int instance) implements Step {}

        record Answer(int instance, int back, Code code) implements Step {}

        record AnswerTwoAtOnce(int back, Code code, int otherBack, Code otherCode) implements Step {}

        /** Another challenge, with so many wrong codes at once. */
        record Guess(int many) implements Step {}

        record TimePasses(Duration duration) implements Step {}
    }

    /** What is sent. */
    protected sealed interface Code {
        /** Right for a step of the clock, so many after that of the beginning. */
        record OfStep(int after) implements Code {}

        record OfRecovery(int index) implements Code {}

        record Wrong() implements Code {}
    }

    private record Given(SecretDigest digest, Instant expiresAt) {}

    /** All that matters of the challenges of an account. */
    private static final class Model {
        private final List<Given> given = new ArrayList<>();
        private final List<Integer> wrong = new ArrayList<>();
        private final List<Instant> wrongOfAccount = new ArrayList<>();
        private final Set<Integer> recoveryCodes;
        private Instant stoppedUntil = Instant.MIN;
        private int lastStep;

        Model(Set<Integer> recoveryCodes) {
            this.recoveryCodes = new TreeSet<>(recoveryCodes);
        }

        Model copy() {
            var copy = new Model(recoveryCodes);
            copy.given.addAll(given);
            copy.wrong.addAll(wrong);
            copy.wrongOfAccount.addAll(wrongOfAccount);
            copy.stoppedUntil = stoppedUntil;
            copy.lastStep = lastStep;
            return copy;
        }

        void challenge(Given next) {
            given.add(next);
            wrong.add(0);
        }

        int index(int back) {
            return Math.max(0, given.size() - 1 - back);
        }

        /** Whether it lets somebody in. */
        boolean answer(int index, Code code, Instant now) {
            if (wrong.get(index) >= 5 || !now.isBefore(given.get(index).expiresAt())) {
                return false;
            }
            if (now.isBefore(stoppedUntil)) {
                wrong.set(index, wrong.get(index) + 1);
                return false;
            }
            if (uses(code)) {
                wrong.set(index, 5);
                wrongOfAccount.clear();
                return true;
            }
            wrong.set(index, wrong.get(index) + 1);
            wrongOfAccount.removeIf(time -> !time.isAfter(now.minus(Duration.ofMinutes(15))));
            wrongOfAccount.add(now);
            if (wrongOfAccount.size() == 10) {
                wrongOfAccount.clear();
                stoppedUntil = now.plus(Duration.ofMinutes(15));
            }
            return false;
        }

        private boolean uses(Code code) {
            return switch (code) {
                case Code.OfStep(var after) -> {
                    var isLater = after > lastStep;
                    lastStep = Math.max(after, lastStep);
                    yield isLater;
                }
                case Code.OfRecovery(var index) -> recoveryCodes.remove(index);
                case Code.Wrong() -> false;
            };
        }
    }

    @Property(tries = 80)
    void challenges_behave_as_the_model_says(@ForAll("steps") List<Step> steps) {
        var account = registered();
        var codes = secrets.nextRecoveryCodes().stream()
                .limit(RECOVERY_CODES)
                .map(RecoveryCode::digest)
                .toList();
        switchOn(account, codes);
        var model = new Model(Set.of(0, 1, 2));
        var now = NOW;
        challenge(model, account, 0, now);

        for (var step : steps) {
            switch (step) {
                case Step.Challenge(var instance) -> challenge(model, account, instance, now);
                case Step.Answer(var instance, var back, var code) -> {
                    var index = model.index(back);
                    var answer = result(answering(instance, model.given.get(index), code, codes, now));
                    assertThat(letsIn(answer)).isEqualTo(model.answer(index, code, now));
                }
                case Step.AnswerTwoAtOnce(var back, var code, var otherBack, var otherCode) ->
                    model = answerTwo(model, model.index(back), code, model.index(otherBack), otherCode, codes, now);
                case Step.Guess(var many) -> guess(model, account, many, now);
                case Step.TimePasses(var duration) -> now = now.plus(duration);
            }
            assertThat(result(factors().of(account))).isEqualTo(new SecondFactor.On(model.recoveryCodes.size()));
        }
    }

    private void challenge(Model model, AccountId account, int instance, Instant now) {
        var next = new Given(secrets.nextChallenge().digest(), now.plus(ChallengeToken.LIFETIME));
        assertThat(result(instances().get(instance).open(next.digest(), account, HASH, next.expiresAt())))
                .isTrue();
        model.challenge(next);
    }

    private void guess(Model model, AccountId account, int many, Instant now) {
        challenge(model, account, 0, now);
        var index = model.index(0);
        var guesses = Flux.range(0, many)
                .flatMap(n -> answering(n % 2, model.given.get(index), new Code.Wrong(), List.of(), now)
                        .subscribeOn(Schedulers.parallel()));
        assertThat(requireNonNull(guesses.collectList().block(PATIENCE))).noneMatch(ChallengeModel::letsIn);
        for (int n = 0; n < many; n++) {
            model.answer(index, new Code.Wrong(), now);
        }
    }

    /** Whatever happens at once has happened one after the other. */
    private Model answerTwo(
            Model before, int index, Code code, int otherIndex, Code otherCode, List<SecretDigest> codes, Instant now) {
        var answers = requireNonNull(Flux.mergeSequential(
                        answering(0, before.given.get(index), code, codes, now).subscribeOn(Schedulers.parallel()),
                        answering(1, before.given.get(otherIndex), otherCode, codes, now)
                                .subscribeOn(Schedulers.parallel()))
                .map(ChallengeModel::letsIn)
                .collectList()
                .block(PATIENCE));

        var oneFirst = before.copy();
        var one = oneFirst.answer(index, code, now);
        var ifOneIsFirst = List.of(one, oneFirst.answer(otherIndex, otherCode, now));
        var otherFirst = before.copy();
        var other = otherFirst.answer(otherIndex, otherCode, now);
        var ifOtherIsFirst = List.of(otherFirst.answer(index, code, now), other);
        assertThat(answers).isIn(ifOneIsFirst, ifOtherIsFirst);
        return answers.equals(ifOneIsFirst) ? oneFirst : otherFirst;
    }

    private Mono<Answered> answering(int instance, Given challenge, Code code, List<SecretDigest> codes, Instant now) {
        var proof = switch (code) {
            case Code.OfStep(var after) -> new Proof.OfStep(Totp.stepAt(NOW) + after);
            case Code.OfRecovery(var index) -> new Proof.OfRecovery(codes.get(index));
            case Code.Wrong() -> new Proof.Nothing();
        };
        return instances().get(instance).answer(challenge.digest(), proof, occasion(now));
    }

    private static boolean letsIn(Answered answered) {
        return !(answered instanceof Answered.Refused);
    }

    private AccountId registered() {
        var id = new AccountId(identifiers.next());
        var account = new Account(id, new EmailAddress(id + "@example.org"), Set.of(Role.USER), null, null, NOW);
        result(accounts().register(account, HASH, occasion(NOW)));
        return id;
    }

    private void switchOn(AccountId account, List<SecretDigest> codes) {
        var session = new SessionId(identifiers.next());
        var endsAt = NOW.plus(Duration.ofDays(1));
        result(tokens().begin(
                        new Session(session, account, origin(), NOW, NOW, endsAt),
                        HASH,
                        new PlainTokenSecrets().next().digest(),
                        endsAt));
        var secret = secrets.seal(secrets.nextSecret(), account);
        result(factors().begin(account, HASH, secret, occasion(NOW)));
        var all = codes.stream().collect(Collectors.toSet());
        assertThat(result(factors().confirm(account, session, secret, Totp.stepAt(NOW), all, occasion(NOW))))
                .isInstanceOf(FactorChange.Changed.class);
    }

    private static Occasion occasion(Instant at) {
        return new Occasion(at, origin(), "request-1");
    }

    private static Origin origin() {
        return new Origin("203.0.113.0/24", "Firefox");
    }

    private static <T> T result(Mono<T> work) {
        return requireNonNull(work.block(PATIENCE));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var instance = Arbitraries.integers().between(0, 1);
        var back = Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(3, 1), Tuple.of(1, 2));
        var code = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.<Code>just(new Code.Wrong())),
                Tuple.of(3, Arbitraries.integers().between(0, 4).<Code>map(Code.OfStep::new)),
                Tuple.of(
                        2, Arbitraries.integers().between(0, RECOVERY_CODES - 1).<Code>map(Code.OfRecovery::new)));
        var duration = Arbitraries.of(
                Duration.ofMillis(1),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5).minusMillis(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15).minusMillis(1),
                Duration.ofMinutes(15),
                Duration.ofSeconds(-5));
        return Arbitraries.frequencyOf(
                        Tuple.of(3, instance.<Step>map(Step.Challenge::new)),
                        Tuple.of(9, Combinators.combine(instance, back, code).<Step>as(Step.Answer::new)),
                        Tuple.of(5, Combinators.combine(back, code, back, code).<Step>as(Step.AnswerTwoAtOnce::new)),
                        Tuple.of(2, Arbitraries.integers().between(3, 7).<Step>map(Step.Guess::new)),
                        Tuple.of(1, duration.<Step>map(Step.TimePasses::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
