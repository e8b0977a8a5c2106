package io.vitrine.domain.passkey;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Passkeys in memory, of {@link InMemoryAccounts}, under whose monitor they change. */
public final class InMemoryPasskeys implements Passkeys {
    private final Map<UUID, Passkey> passkeys = new TreeMap<>();
    private final InMemoryAccounts accounts;
    private final InMemoryAuditLog audit;

    public InMemoryPasskeys(InMemoryAccounts accounts, InMemoryAuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    private <T> Mono<T> alone(Supplier<Optional<T>> work) {
        return Mono.defer(() -> {
            synchronized (accounts) {
                return Mono.justOrEmpty(work.get());
            }
        });
    }

    private Stream<Passkey> all(AccountId account) {
        return passkeys.values().stream().filter(it -> it.account().equals(account));
    }

    private Optional<Passkey> known(CredentialId credential) {
        return passkeys.values().stream()
                .filter(it -> it.credential().id().equals(credential))
                .findFirst();
    }

    private Optional<Passkey> known(PasskeyId id) {
        return Optional.ofNullable(passkeys.get(id.value()));
    }

    /** Whether an account has a passkey. */
    public boolean has(AccountId account, PasskeyId id) {
        synchronized (accounts) {
            return known(id).filter(it -> it.account().equals(account)).isPresent();
        }
    }

    @Override
    public Mono<PasskeyAddition> add(Passkey passkey, SessionId session, Occasion occasion) {
        return alone(() -> {
            if (!accounts.hasSession(passkey.account(), session, occasion.at())) {
                return Optional.of(new PasskeyAddition.SessionEnded());
            }
            if (all(passkey.account()).count() >= Passkey.MOST) {
                return Optional.of(new PasskeyAddition.TooMany());
            }
            if (known(passkey.credential().id()).isPresent()) {
                return Optional.of(new PasskeyAddition.KnownAlready());
            }
            passkeys.put(passkey.id().value(), passkey);
            audit.append(PasskeyEvents.added(passkey, occasion));
            return Optional.of(new PasskeyAddition.Added(passkey));
        });
    }

    @Override
    public Flux<Passkey> of(AccountId account) {
        return alone(() -> Optional.of(all(account).toList())).flatMapIterable(found -> found);
    }

    @Override
    public Mono<Passkey> find(CredentialId credential) {
        return alone(() -> known(credential));
    }

    @Override
    public Mono<PasskeyUse> used(PasskeyId id, CredentialUse use, Occasion occasion) {
        return alone(
                () -> Optional.of(known(id).map(it -> used(it, use, occasion)).orElseGet(PasskeyUse.Removed::new)));
    }

    private PasskeyUse used(Passkey passkey, CredentialUse use, Occasion occasion) {
        if (!passkey.credential().isContinuedBy(use)) {
            audit.append(PasskeyEvents.cloned(passkey, occasion));
            return new PasskeyUse.Cloned();
        }
        var after = passkey.after(use, occasion.at());
        passkeys.put(passkey.id().value(), after);
        return new PasskeyUse.Noted(after);
    }

    @Override
    public Mono<Passkey> remove(AccountId account, PasskeyId id, Occasion occasion) {
        return alone(() -> known(id).filter(it -> it.account().equals(account)).map(it -> {
            passkeys.remove(id.value());
            audit.append(PasskeyEvents.removed(it, occasion));
            return it;
        }));
    }
}
