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
import io.vitrine.domain.factor.ModelledChallenges.After;
import io.vitrine.domain.factor.ModelledChallenges.Code;
import io.vitrine.domain.factor.ModelledChallenges.Given;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    private final FactorSecrets secrets = new PlainFactorSecrets();
    private final Identifiers identifiers = new SequentialIdentifiers();

    protected abstract Accounts accounts();

    protected abstract RefreshTokens tokens();

    protected abstract SecondFactors factors();

    /** Both on one store. */
    protected abstract List<LoginChallenges> instances();

    /** Challenges are counted from the last one. */
    private sealed interface Step {
        record Challenge(int instance) implements Step {}

        record Answer(int instance, int back, Kind kind) implements Step {}

        record AnswerTwoAtOnce(int back, Kind kind, int otherBack, Kind otherKind) implements Step {}

        record TimePasses(Duration duration) implements Step {}
    }

    private enum Kind {
        /** Of a step after all that were sent. */
        FRESH,
        /** Of a step that was sent before, or of the one that switched it on. */
        OLD,
        RECOVERY,
        WRONG
    }

    /** Sends codes of a clock that never shows the same step twice, and recovery codes in turn. */
    private static final class Codes {
        private int lastStep;
        private int sentOfRecovery;

        Code next(Kind kind) {
            return switch (kind) {
                case FRESH -> new Code.OfStep(++lastStep);
                case OLD -> new Code.OfStep(lastStep);
                case RECOVERY -> new Code.OfRecovery(sentOfRecovery++ / 2 % RecoveryCode.MANY);
                case WRONG -> new Code.Wrong();
            };
        }
    }

    /**
     * What happens at once has happened one after the other, in an order that the answers do not always tell: a wrong code before a
     * right one is forgotten, and one after it is not. So whatever may be is kept in mind.
     */
    @Property(tries = 80)
    void challenges_behave_as_the_model_says(@ForAll("steps") List<Step> steps) {
        var account = registered();
        var codes =
                secrets.nextRecoveryCodes().stream().map(RecoveryCode::digest).toList();
        var all = IntStream.range(0, RecoveryCode.MANY).boxed().collect(Collectors.toSet());
        var sent = new Codes();
        switchOn(account, codes);
        var now = NOW;
        var given = new ArrayList<>(List.of(challenge(account, 0, now)));
        var possible = Set.of(ModelledChallenges.none(all).with(given.getFirst()));

        for (var step : steps) {
            switch (step) {
                case Step.Challenge(var instance) -> {
                    var next = challenge(account, instance, now);
                    given.add(next);
                    possible = each(possible, it -> Stream.of(it.with(next)));
                }
                case Step.Answer(var instance, var back, var kind) -> {
                    var code = sent.next(kind);
                    var index = index(given, back);
                    var at = now;
                    var letsIn = letsIn(result(answering(instance, given.get(index), code, codes, now)));
                    possible = each(
                            possible,
                            it -> Stream.of(it.answer(index, code, at))
                                    .filter(after -> after.letsIn() == letsIn)
                                    .map(After::challenges));
                }
                case Step.AnswerTwoAtOnce(var back, var kind, var otherBack, var otherKind) -> {
                    var code = sent.next(kind);
                    var otherCode = sent.next(otherKind);
                    var index = index(given, back);
                    var otherIndex = index(given, otherBack);
                    var at = now;
                    var answers = atOnce(
                            answering(0, given.get(index), code, codes, now),
                            answering(1, given.get(otherIndex), otherCode, codes, now));
                    possible = each(possible, it -> afterBoth(it, index, code, otherIndex, otherCode, answers, at));
                }
                case Step.TimePasses(var duration) -> now = now.plus(duration);
            }
            assertThat(possible).as("what may be after " + step).isNotEmpty();
            assertThat(possible)
                    .extracting(it -> new SecondFactor.On(it.recoveryCodes().size()))
                    .contains((SecondFactor.On) result(factors().of(account)));
        }
    }

    private static Set<ModelledChallenges> each(
            Set<ModelledChallenges> possible, Function<ModelledChallenges, Stream<ModelledChallenges>> step) {
        return possible.stream().flatMap(step).collect(Collectors.toSet());
    }

    private static int index(List<Given> given, int back) {
        return Math.max(0, given.size() - 1 - back);
    }

    private Given challenge(AccountId account, int instance, Instant now) {
        var next = new Given(secrets.nextChallenge().digest(), now.plus(ChallengeToken.LIFETIME));
        assertThat(result(instances().get(instance).open(next.digest(), account, HASH, next.expiresAt())))
                .isTrue();
        return next;
    }

    private static Stream<ModelledChallenges> afterBoth(
            ModelledChallenges before,
            int index,
            Code code,
            int otherIndex,
            Code otherCode,
            List<Boolean> answers,
            Instant now) {
        var one = before.answer(index, code, now);
        var thenOther = one.challenges().answer(otherIndex, otherCode, now);
        var other = before.answer(otherIndex, otherCode, now);
        var thenOne = other.challenges().answer(index, code, now);
        return Stream.concat(
                Stream.of(thenOther.challenges())
                        .filter(_ -> answers.equals(List.of(one.letsIn(), thenOther.letsIn()))),
                Stream.of(thenOne.challenges()).filter(_ -> answers.equals(List.of(thenOne.letsIn(), other.letsIn()))));
    }

    private static List<Boolean> atOnce(Mono<Answered> one, Mono<Answered> other) {
        return requireNonNull(
                Flux.mergeSequential(one.subscribeOn(Schedulers.parallel()), other.subscribeOn(Schedulers.parallel()))
                        .map(ChallengeModel::letsIn)
                        .collectList()
                        .block(PATIENCE));
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
        var kind = Arbitraries.frequency(
                Tuple.of(8, Kind.WRONG), Tuple.of(2, Kind.FRESH), Tuple.of(2, Kind.OLD), Tuple.of(1, Kind.RECOVERY));
        var duration = Arbitraries.of(
                Duration.ofMillis(1),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5).minusMillis(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15).minusMillis(1),
                Duration.ofMinutes(15),
                Duration.ofSeconds(-5));
        var step = Arbitraries.frequencyOf(
                Tuple.of(3, instance.<Step>map(Step.Challenge::new)),
                Tuple.of(9, Combinators.combine(instance, back, kind).<Step>as(Step.Answer::new)),
                Tuple.of(5, Combinators.combine(back, kind, back, kind).<Step>as(Step.AnswerTwoAtOnce::new)),
                Tuple.of(1, duration.<Step>map(Step.TimePasses::new)));
        return Arbitraries.frequencyOf(
                        Tuple.of(18, step.map(List::of)),
                        Tuple.of(1, Arbitraries.integers().between(8, 11).map(ChallengeModel::guesses)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(parts -> parts.stream().flatMap(List::stream).toList());
    }

    /** So many wrong codes in a row, five for each challenge, and then a right one. */
    private static List<Step> guesses(int many) {
        var steps = new ArrayList<Step>();
        for (int n = 0; n < many; n++) {
            if (n % ChallengeState.MOST_WRONG == 0) {
                steps.add(new Step.Challenge(0));
            }
            steps.add(new Step.Answer(n % 2, 0, Kind.WRONG));
        }
        steps.add(new Step.Challenge(1));
        steps.add(new Step.Answer(1, 0, Kind.FRESH));
        return steps;
    }
}
