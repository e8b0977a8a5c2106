package io.vitrine.adapter.crypto;

import io.vitrine.domain.account.MailedToken;
import io.vitrine.domain.account.MailedTokens;
import java.security.SecureRandom;

/** Mailed tokens that nobody can guess. */
final class RandomMailedTokens implements MailedTokens {
    private static final int RANDOM_BYTES = 32;

    private final SecureRandom random;

    RandomMailedTokens(SecureRandom random) {
        this.random = random;
    }

    @Override
    public MailedToken next() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return MailedToken.of(bytes);
    }
}
