package io.vitrine.domain.account;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Hashes that everybody can read: the password after a word. It counts its work. */
public final class PlainHasher implements PasswordHasher {

    /** A password for which there is never time. */
    public static final String TOO_MUCH = "there is no time for this one";

    private static final String PREFIX = "plain:";

    private final AtomicInteger checks = new AtomicInteger();

    /** How many passwords were checked so far. */
    public int checks() {
        return checks.get();
    }

    @Override
    public Mono<PasswordHash> hash(Password password) {
        return unlessTooMuch(password, hashed(password));
    }

    @Override
    public Mono<Check> check(Password password, Optional<PasswordHash> hash) {
        return Mono.defer(() -> {
            checks.incrementAndGet();
            var right = hash.equals(Optional.of(hashed(password)));
            return unlessTooMuch(password, right ? Check.RIGHT : Check.WRONG);
        });
    }

    private static PasswordHash hashed(Password password) {
        return new PasswordHash(PREFIX + password.value());
    }

    private static <T> Mono<T> unlessTooMuch(Password password, T result) {
        return password.value().equals(TOO_MUCH) ? Mono.error(new HashingBusy()) : Mono.just(result);
    }
}
