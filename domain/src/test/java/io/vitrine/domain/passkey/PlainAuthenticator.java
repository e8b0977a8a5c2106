package io.vitrine.domain.passkey;

import io.vitrine.domain.account.AccountId;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** An authenticator that signs nothing, for {@link PlainCeremonies}. No two have the same credential. */
public final class PlainAuthenticator implements Authenticator {
    private static final AtomicLong MADE = new AtomicLong();

    private final CredentialId credential = new CredentialId(
            ByteBuffer.allocate(16).putLong(MADE.incrementAndGet()).array());

    @Override
    public CredentialId credential() {
        return credential;
    }

    @Override
    public PasskeyAnswer creates(Challenge challenge, AccountId owner, Circumstances circumstances) {
        return answer("create", challenge, owner, circumstances);
    }

    @Override
    public PasskeyAnswer signs(Challenge challenge, AccountId owner, Circumstances circumstances) {
        return answer("get", challenge, owner, circumstances);
    }

    private PasskeyAnswer answer(String type, Challenge challenge, AccountId owner, Circumstances circumstances) {
        return new PasskeyAnswer("{\"plain\":\"%s\"}"
                .formatted(String.join(
                        " ",
                        type,
                        challenge.value(),
                        circumstances.origin(),
                        circumstances.relyingParty(),
                        Boolean.toString(circumstances.verified()),
                        Long.toString(circumstances.counter()),
                        circumstances.backup().text(),
                        HexFormat.of().formatHex(credential.bytes()),
                        owner.toString())));
    }
}
