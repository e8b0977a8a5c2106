package io.vitrine.domain.account;

import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Hashes passwords, which is slow on purpose, and never on a thread of the caller. A {@link HashingBusy} signal comes at once when
 * too many are waiting already.
 */
public interface PasswordHasher {
    Mono<PasswordHash> hash(Password password);

    /**
     * Checks a password, with the same work whether there is something to check it against or not.
     *
     * @param hash empty for an account that does not exist
     */
    Mono<Check> check(Password password, Optional<PasswordHash> hash);

    /** What checking a password leads to. */
    enum Check {
        RIGHT,
        /** Right, and the hash was made with less work than is usual now. */
        RIGHT_BUT_OLD,
        WRONG
    }
}
