package io.vitrine.domain.factor;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Second factors and challenges in memory, of {@link InMemoryAccounts}, under whose monitor they change. */
public final class InMemorySecondFactors implements SecondFactors, LoginChallenges {
    private final Map<AccountId, Factor> factors = new HashMap<>();
    private final Map<SecretDigest, Challenge> challenges = new HashMap<>();
    private final InMemoryAccounts accounts;
    private final InMemoryAuditLog audit;

    public InMemorySecondFactors(InMemoryAccounts accounts, InMemoryAuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    private record Factor(
            SealedSecret secret, boolean on, long lastStep, Set<SecretDigest> recoveryCodes, WrongCodes wrong) {

        Factor with(WrongCodes other) {
            return new Factor(secret, on, lastStep, recoveryCodes, other);
        }

        Factor with(Set<SecretDigest> others) {
            return new Factor(secret, on, lastStep, Set.copyOf(others), wrong);
        }

        Factor usedBy(Proof proof) {
            var step = proof instanceof Proof.OfStep(var used) ? used : lastStep;
            var codes = new HashSet<>(recoveryCodes);
            if (proof instanceof Proof.OfRecovery(var used)) {
                codes.remove(used);
            }
            return new Factor(secret, on, step, Set.copyOf(codes), WrongCodes.NONE);
        }
    }

    private record Challenge(AccountId account, PasswordHash checked, Instant expiresAt, int wrong) {
        Challenge withOneMore() {
            return new Challenge(account, checked, expiresAt, wrong + 1);
        }
    }

    private <T> Mono<T> alone(Supplier<Optional<T>> work) {
        return Mono.defer(() -> {
            synchronized (accounts) {
                return Mono.justOrEmpty(work.get());
            }
        });
    }

    @Override
    public Mono<SecondFactor> of(AccountId account) {
        return alone(() -> Optional.of(Optional.ofNullable(factors.get(account))
                .<SecondFactor>map(it ->
                        it.on() ? new SecondFactor.On(it.recoveryCodes().size()) : new SecondFactor.Begun(it.secret()))
                .orElseGet(SecondFactor.Off::new)));
    }

    @Override
    public Mono<FactorChange> begin(AccountId account, PasswordHash checked, SealedSecret secret, Occasion occasion) {
        return byOwner(account, checked, owner -> {
            if (isOn(account)) {
                return new FactorChange.AlreadyOn();
            }
            factors.put(account, new Factor(secret, false, 0, Set.of(), WrongCodes.NONE));
            return new FactorChange.Changed(owner);
        });
    }

    @Override
    public Mono<FactorChange> confirm(
            AccountId account,
            SessionId session,
            SealedSecret secret,
            long step,
            Set<SecretDigest> recoveryCodes,
            Occasion occasion) {
        return alone(() -> {
            if (!accounts.hasSession(account, session, occasion.at())) {
                return Optional.of(new FactorChange.Overtaken());
            }
            if (isOn(account)) {
                return Optional.of(new FactorChange.AlreadyOn());
            }
            var begun = factors.get(account);
            if (begun == null || !begun.secret().equals(secret)) {
                return Optional.of(new FactorChange.NothingThere());
            }
            factors.put(account, new Factor(secret, true, step, Set.copyOf(recoveryCodes), WrongCodes.NONE));
            audit.append(FactorEvents.enabled(account, occasion));
            return accounts.find(account).map(it -> new FactorChange.Changed(it.account()));
        });
    }

    @Override
    public Mono<FactorChange> renewRecoveryCodes(
            AccountId account, PasswordHash checked, Set<SecretDigest> recoveryCodes, Occasion occasion) {
        return byOwner(account, checked, owner -> {
            if (!isOn(account)) {
                return new FactorChange.NothingThere();
            }
            factors.computeIfPresent(account, (_, it) -> it.with(recoveryCodes));
            audit.append(FactorEvents.recoveryCodesRenewed(account, occasion));
            return new FactorChange.Changed(owner);
        });
    }

    @Override
    public Mono<FactorChange> disable(AccountId account, PasswordHash checked, Occasion occasion) {
        return byOwner(account, checked, owner -> {
            if (!isOn(account)) {
                return new FactorChange.NothingThere();
            }
            remove(account);
            audit.append(FactorEvents.disabled(account, occasion));
            return new FactorChange.Changed(owner);
        });
    }

    @Override
    public Mono<FactorChange> takeOff(AccountId account, Actor by, Occasion occasion) {
        return alone(() -> Optional.of(accounts.find(account)
                .filter(_ -> isOn(account))
                .<FactorChange>map(it -> {
                    remove(account);
                    audit.append(FactorEvents.takenOff(account, by, occasion));
                    return new FactorChange.Changed(it.account());
                })
                .orElseGet(FactorChange.NothingThere::new)));
    }

    private Mono<FactorChange> byOwner(
            AccountId account, PasswordHash checked, Function<Account, FactorChange> change) {
        return alone(() -> Optional.of(current(account, checked)
                .map(it -> change.apply(it.account()))
                .orElseGet(FactorChange.Overtaken::new)));
    }

    private Optional<Credentials> current(AccountId account, PasswordHash checked) {
        return accounts.find(account)
                .filter(it -> !it.account().isLocked() && it.passwordHash().equals(checked));
    }

    private boolean isOn(AccountId account) {
        var factor = factors.get(account);
        return factor != null && factor.on();
    }

    private void remove(AccountId account) {
        factors.remove(account);
        challenges.values().removeIf(it -> it.account().equals(account));
    }

    @Override
    public Mono<Boolean> open(SecretDigest challenge, AccountId account, PasswordHash checked, Instant expiresAt) {
        return alone(() -> {
            if (isOn(account)) {
                challenges.put(challenge, new Challenge(account, checked, expiresAt, 0));
            }
            return Optional.of(isOn(account));
        });
    }

    @Override
    public Mono<Challenged> find(SecretDigest challenge) {
        return alone(() -> Optional.ofNullable(challenges.get(challenge))
                .map(Challenge::account)
                .flatMap(account ->
                        Optional.ofNullable(factors.get(account)).map(it -> new Challenged(account, it.secret()))));
    }

    @Override
    public Mono<Answered> answer(SecretDigest digest, Proof proof, Occasion occasion) {
        return alone(() -> Optional.of(Optional.ofNullable(challenges.get(digest))
                .map(challenge -> answered(digest, challenge, proof, occasion))
                .orElseGet(() -> new Answered.Refused(Optional.empty()))));
    }

    private Answered answered(SecretDigest digest, Challenge challenge, Proof proof, Occasion occasion) {
        var owner = current(challenge.account(), challenge.checked());
        var factor = factors.get(challenge.account());
        var refused = new Answered.Refused(Optional.of(challenge.account()));
        if (owner.isEmpty() || factor == null) {
            return refused;
        }
        var state = new ChallengeState(
                challenge.expiresAt(), challenge.wrong(), factor.wrong(), factor.lastStep(), factor.recoveryCodes());
        return switch (state.presented(proof, occasion.at())) {
            case PASS -> passed(digest, owner.get(), factor.usedBy(proof), proof, occasion);
            case COUNT -> {
                count(digest, challenge, state);
                factors.put(challenge.account(), factor.with(factor.wrong().with(occasion.at())));
                yield refused;
            }
            case STOP -> {
                count(digest, challenge, state);
                yield refused;
            }
            case REFUSE -> refused;
        };
    }

    private void count(SecretDigest digest, Challenge challenge, ChallengeState state) {
        if (state.isLastTry()) {
            challenges.remove(digest);
        } else {
            challenges.put(digest, challenge.withOneMore());
        }
    }

    private Answered passed(SecretDigest digest, Credentials owner, Factor factor, Proof proof, Occasion occasion) {
        var account = owner.account().id();
        challenges.remove(digest);
        factors.put(account, factor);
        if (proof instanceof Proof.OfRecovery) {
            var left = factor.recoveryCodes().size();
            audit.append(FactorEvents.recoveryCodeUsed(account, left, occasion));
            return new Answered.ByRecoveryCode(owner, left);
        }
        return new Answered.ByApp(owner);
    }

    /** Forgets challenges that have expired, and says how many that were. */
    public long forgetAt(Instant now) {
        synchronized (accounts) {
            var expired = challenges.entrySet().stream()
                    .filter(it -> it.getValue().expiresAt().isBefore(now))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            challenges.keySet().removeAll(expired);
            return expired.size();
        }
    }
}
