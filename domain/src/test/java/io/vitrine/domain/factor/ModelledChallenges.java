package io.vitrine.domain.factor;

import io.vitrine.domain.shared.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that matters of the challenges of an account, for {@link ChallengeModel}.
 *
 * @param wrong how many wrong codes came for each challenge; five for one that is used up
 * @param wrongOfAccount when wrong codes came for whichever
 */
record ModelledChallenges(
        List<Given> given,
        List<Integer> wrong,
        List<Instant> wrongOfAccount,
        Instant stoppedUntil,
        int lastStep,
        Set<Integer> recoveryCodes) {
    private static final int DEAD = 5;
    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    record Given(SecretDigest digest, Instant expiresAt) {}

    /** What is sent. */
    sealed interface Code {
        /** Right for a step of the clock, so many after that of the beginning. */
        record OfStep(int after) implements Code {}

        record OfRecovery(int index) implements Code {}

        record Wrong() implements Code {}
    }

    /** What becomes of them, and whether somebody is in. */
    record After(ModelledChallenges challenges, boolean letsIn) {}

    static ModelledChallenges none(Set<Integer> recoveryCodes) {
        return new ModelledChallenges(List.of(), List.of(), List.of(), Instant.MIN, 0, recoveryCodes);
    }

    ModelledChallenges with(Given next) {
        var more = new ArrayList<>(given);
        more.add(next);
        var none = new ArrayList<>(wrong);
        none.add(0);
        return new ModelledChallenges(more, none, wrongOfAccount, stoppedUntil, lastStep, recoveryCodes);
    }

    After answer(int index, Code code, Instant now) {
        if (wrong.get(index) >= DEAD || !now.isBefore(given.get(index).expiresAt())) {
            return new After(this, false);
        }
        if (now.isBefore(stoppedUntil)) {
            return new After(counted(index, wrongOfAccount, stoppedUntil), false);
        }
        if (isRight(code)) {
            return new After(usedUp(index, code), true);
        }
        var recent = new ArrayList<>(wrongOfAccount);
        recent.removeIf(time -> !time.isAfter(now.minus(QUARTER_OF_AN_HOUR)));
        recent.add(now);
        return new After(
                recent.size() == 10
                        ? counted(index, List.of(), now.plus(QUARTER_OF_AN_HOUR))
                        : counted(index, recent, stoppedUntil),
                false);
    }

    private boolean isRight(Code code) {
        return switch (code) {
            case Code.OfStep(var after) -> after > lastStep;
            case Code.OfRecovery(var index) -> recoveryCodes.contains(index);
            case Code.Wrong() -> false;
        };
    }

    private ModelledChallenges usedUp(int index, Code code) {
        var codes = new TreeSet<>(recoveryCodes);
        if (code instanceof Code.OfRecovery(var used)) {
            codes.remove(used);
        }
        var step = code instanceof Code.OfStep(var after) ? after : lastStep;
        return new ModelledChallenges(given, set(index, DEAD), List.of(), stoppedUntil, step, codes);
    }

    private ModelledChallenges counted(int index, List<Instant> ofAccount, Instant stopped) {
        return new ModelledChallenges(
                given, set(index, wrong.get(index) + 1), ofAccount, stopped, lastStep, recoveryCodes);
    }

    private List<Integer> set(int index, int many) {
        var others = new ArrayList<>(wrong);
        others.set(index, many);
        return others;
    }
}
