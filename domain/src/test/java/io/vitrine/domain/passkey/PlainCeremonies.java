package io.vitrine.domain.passkey;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.passkey.Authenticator.Circumstances;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Ceremonies that believe what a {@link PlainAuthenticator} says, for tests. The key of a credential is its identity. */
public final class PlainCeremonies implements PasskeyCeremonies {
    private static final Pattern FORM = Pattern.compile("\\{\"plain\":\"([^\"]*)\"}");

    private final AtomicLong made = new AtomicLong();

    private record Said(
            String type, Challenge challenge, Circumstances circumstances, CredentialId credential, AccountId owner) {

        static Optional<Said> in(PasskeyAnswer answer, String type) {
            var form = FORM.matcher(answer.json());
            var parts = form.matches() ? form.group(1).split(" ", -1) : new String[0];
            return parts.length == 9 && parts[0].equals(type) ? Optional.of(of(parts)) : Optional.empty();
        }

        private static Said of(String[] parts) {
            return new Said(
                    parts[0],
                    new Challenge(parts[1]),
                    new Circumstances(
                            parts[2],
                            parts[3],
                            Boolean.parseBoolean(parts[4]),
                            Long.parseLong(parts[5]),
                            Backup.named(parts[6])),
                    new CredentialId(HexFormat.of().parseHex(parts[7])),
                    new AccountId(UUID.fromString(parts[8])));
        }

        boolean isGood() {
            return circumstances.origin().equals(Circumstances.USUAL.origin())
                    && circumstances.relyingParty().equals(Circumstances.USUAL.relyingParty())
                    && circumstances.verified();
        }

        CredentialKey key() {
            return new CredentialKey(credential.bytes());
        }
    }

    @Override
    public RelyingParty relyingParty() {
        return new RelyingParty(Circumstances.USUAL.relyingParty(), "Vitrine");
    }

    @Override
    public Challenge challenge() {
        return Challenge.of(
                ByteBuffer.allocate(32).putLong(made.incrementAndGet()).array());
    }

    @Override
    public Optional<Challenge> challengeOf(PasskeyAnswer creation) {
        return Said.in(creation, "create").map(Said::challenge);
    }

    @Override
    public Optional<Credential> created(PasskeyAnswer creation, Challenge challenge) {
        return Said.in(creation, "create")
                .filter(said -> said.isGood() && said.challenge().equals(challenge))
                .map(said -> new Credential(
                        said.credential(),
                        said.key(),
                        said.circumstances().counter(),
                        said.circumstances().backup()));
    }

    @Override
    public Optional<PresentedPasskey> presented(PasskeyAnswer assertion) {
        return Said.in(assertion, "get")
                .map(said -> new PresentedPasskey(said.challenge(), said.credential(), said.owner(), assertion));
    }

    @Override
    public Optional<CredentialUse> proven(PresentedPasskey presented, Credential credential) {
        return Said.in(presented.answer(), "get")
                .filter(said -> said.isGood()
                        && said.challenge().equals(presented.challenge())
                        && said.key().equals(credential.key())
                        && said.circumstances().backup().isPossible()
                                == credential.backup().isPossible())
                .map(said -> new CredentialUse(
                        said.circumstances().counter(), said.circumstances().backup()));
    }
}
