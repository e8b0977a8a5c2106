package io.vitrine.adapter.webauthn;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.passkey.Backup;
import io.vitrine.domain.passkey.Challenge;
import io.vitrine.domain.passkey.Credential;
import io.vitrine.domain.passkey.CredentialId;
import io.vitrine.domain.passkey.CredentialKey;
import io.vitrine.domain.passkey.CredentialUse;
import io.vitrine.domain.passkey.PasskeyAlgorithm;
import io.vitrine.domain.passkey.PasskeyAnswer;
import io.vitrine.domain.passkey.PasskeyCeremonies;
import io.vitrine.domain.passkey.PresentedPasskey;
import io.vitrine.domain.passkey.RelyingParty;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ceremonies by WebAuthn4J. Attestation is not asked for, and not looked at: who made an authenticator matters to nobody here.
 */
final class WebAuthnCeremonies implements PasskeyCeremonies {

    private static final Logger LOG = LoggerFactory.getLogger(WebAuthnCeremonies.class);
    private static final int CHALLENGE_BYTES = 32;
    private static final int UUID_BYTES = 16;

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = Arrays.stream(PasskeyAlgorithm.values())
            .map(algorithm -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm.cose())))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnRegistrationManager creations =
            WebAuthnRegistrationManager.createNonStrictWebAuthnRegistrationManager(converter);
    private final WebAuthnAuthenticationManager proofs = new WebAuthnAuthenticationManager(List.of(), converter);
    private final PasskeySettings settings;
    private final Pages pages;
    private final SecureRandom random;

    WebAuthnCeremonies(PasskeySettings settings, Pages pages, SecureRandom random) {
        this.settings = settings;
        this.pages = pages;
        this.random = random;
        // Whether a counter went on is judged where it is kept, in one step with keeping the next one.
        proofs.getAuthenticationDataVerifier().setMaliciousCounterValueHandler(_ -> {});
    }

    @Override
    public RelyingParty relyingParty() {
        return new RelyingParty(settings.relyingParty(), settings.name());
    }

    @Override
    public Challenge challenge() {
        var bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        return Challenge.of(bytes);
    }

    @Override
    public Optional<Challenge> challengeOf(PasskeyAnswer creation) {
        return unlessRefused(creation, json -> challengeIn(creations.parse(json).getCollectedClientData()));
    }

    @Override
    public Optional<Credential> created(PasskeyAnswer creation, Challenge challenge) {
        return unlessRefused(
                creation,
                json -> credential(
                        creations.verify(json, new RegistrationParameters(expected(challenge), ALGORITHMS, true))));
    }

    private Optional<Credential> credential(RegistrationData data) {
        return Optional.ofNullable(data.getAttestationObject())
                .map(attestation -> attestation.getAuthenticatorData())
                .flatMap(authenticator -> Optional.ofNullable(authenticator.getAttestedCredentialData())
                        .map(attested -> new Credential(
                                new CredentialId(attested.getCredentialId()),
                                new CredentialKey(converter.getCborMapper().writeValueAsBytes(attested.getCOSEKey())),
                                authenticator.getSignCount(),
                                backup(authenticator))));
    }

    @Override
    public Optional<PresentedPasskey> presented(PasskeyAnswer assertion) {
        return unlessRefused(assertion, json -> presented(assertion, proofs.parse(json)));
    }

    private static Optional<PresentedPasskey> presented(PasskeyAnswer assertion, AuthenticationData data) {
        return challengeIn(data.getCollectedClientData())
                .flatMap(challenge -> Optional.ofNullable(data.getCredentialId())
                        .flatMap(id -> Optional.ofNullable(data.getUserHandle())
                                .flatMap(WebAuthnCeremonies::owner)
                                .map(owner ->
                                        new PresentedPasskey(challenge, new CredentialId(id), owner, assertion))));
    }

    @Override
    public Optional<CredentialUse> proven(PresentedPasskey presented, Credential credential) {
        return unlessRefused(presented.answer(), json -> {
            var expected = new AuthenticationParameters(
                    expected(presented.challenge()),
                    record(credential),
                    List.of(credential.id().bytes()),
                    true);
            return Optional.ofNullable(proofs.verify(json, expected).getAuthenticatorData())
                    .map(data -> new CredentialUse(data.getSignCount(), backup(data)));
        });
    }

    private CredentialRecord record(Credential credential) {
        var key = converter.getCborMapper().readValue(credential.key().cose(), COSEKey.class);
        var attested = new AttestedCredentialData(AAGUID.ZERO, credential.id().bytes(), key);
        var backup = credential.backup();
        return new CredentialRecordImpl(
                null,
                true,
                backup.isPossible(),
                backup == Backup.DONE,
                credential.counter(),
                attested,
                null,
                null,
                null,
                null);
    }

    private ServerProperty expected(Challenge challenge) {
        return ServerProperty.builder()
                .origins(pages.origins())
                .rpId(settings.relyingParty())
                .challenge(new DefaultChallenge(challenge.bytes()))
                .build();
    }

    private static Optional<Challenge> challengeIn(@Nullable CollectedClientData data) {
        return Optional.ofNullable(data)
                .flatMap(it -> Optional.ofNullable(it.getChallenge()))
                .flatMap(challenge -> Challenge.answered(challenge.getValue()));
    }

    /** Authenticators keep the identity of the account, in bytes, with the credential. */
    private static Optional<AccountId> owner(byte[] userHandle) {
        if (userHandle.length != UUID_BYTES) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(userHandle);
        return Optional.of(new AccountId(new UUID(bytes.getLong(), bytes.getLong())));
    }

    private static Backup backup(AuthenticatorData<?> data) {
        if (!data.isFlagBE()) {
            return Backup.IMPOSSIBLE;
        }
        return data.isFlagBS() ? Backup.DONE : Backup.POSSIBLE;
    }

    /**
     * What stands in an answer is anything that somebody can think of, and makes the library and the platform throw whatever they
     * happen to meet; so whatever they throw refuses the answer. What it was is told, and nothing that was sent.
     */
    private static <T> Optional<T> unlessRefused(PasskeyAnswer answer, Function<String, Optional<T>> reading) {
        try {
            return reading.apply(answer.json());
        } catch (RuntimeException refused) {
            LOG.debug(
                    "An answer of an authenticator is refused: {}",
                    refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
