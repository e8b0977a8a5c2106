package io.vitrine.adapter.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.PasswordHasher;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;

/**
 * Passwords hashed with bcrypt in a {@link HashingPool}. Every check is as much work as one hash of the usual cost: where there is no
 * hash, a decoy is checked, and where it is an older and cheaper one, decoys make up the rest. So the time of an answer tells nobody
 * which addresses have an account.
 */
final class BcryptPasswordHasher implements PasswordHasher {
    /** In bytes. Bcrypt looks no further, and would take a password for any longer one that begins with it. */
    private static final int LONGEST = 72;

    private static final Pattern HASH = Pattern.compile("\\$2[aby]?\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");

    /** Hashed in the place of a password that cannot be right. */
    private static final String PLACEHOLDER = ".";

    private final PasswordEncoder bcrypt;
    private final int cost;
    private final HashingPool pool;

    /** @param bcrypt hashes with this cost */
    BcryptPasswordHasher(PasswordEncoder bcrypt, int cost, HashingPool pool) {
        this.bcrypt = bcrypt;
        this.cost = cost;
        this.pool = pool;
    }

    @Override
    public Mono<PasswordHash> hash(Password password) {
        return canBeRight(password)
                ? pool.compute(() -> new PasswordHash(Objects.requireNonNull(bcrypt.encode(password.value()))))
                : Mono.error(() -> new IllegalArgumentException("a password has 1 to " + LONGEST + " bytes"));
    }

    @Override
    public Mono<Check> check(Password password, Optional<PasswordHash> hash) {
        var text = canBeRight(password) ? password.value() : PLACEHOLDER;
        var comparable = hash.filter(_ -> canBeRight(password));
        return pool.compute(
                () -> comparable.map(it -> checkAgainst(it.value(), text)).orElseGet(() -> checkAgainstNothing(text)));
    }

    private Check checkAgainst(String hash, String password) {
        var itsCost = costOf(hash);
        var right = bcrypt.matches(password, hash);
        // Each step doubles the work: 2^n, and then 2^n, 2^(n+1) ... 2^(cost-1), are 2^cost together.
        for (var missing = itsCost; missing < cost; missing++) {
            var _ = bcrypt.matches(password, decoy(missing));
        }
        if (!right) {
            return Check.WRONG;
        }
        return itsCost < cost ? Check.RIGHT_BUT_OLD : Check.RIGHT;
    }

    private Check checkAgainstNothing(String password) {
        var _ = bcrypt.matches(password, decoy(cost));
        return Check.WRONG;
    }

    private static boolean canBeRight(Password password) {
        return !password.value().isEmpty() && password.value().getBytes(UTF_8).length <= LONGEST;
    }

    private static int costOf(String hash) {
        var form = HASH.matcher(hash);
        if (!form.matches()) {
            throw new IllegalStateException("what is kept of a password is no hash of bcrypt");
        }
        return Integer.parseInt(form.group(1));
    }

    /** A hash of this cost, of no password that anybody knows. */
    private static String decoy(int cost) {
        return "$2b$%02d$".formatted(cost) + ".".repeat(53);
    }
}
