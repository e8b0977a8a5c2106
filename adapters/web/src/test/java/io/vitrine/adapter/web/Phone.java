package io.vitrine.adapter.web;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.passkey.Authenticator.Circumstances;
import io.vitrine.domain.passkey.Backup;
import io.vitrine.domain.passkey.Challenge;
import io.vitrine.domain.passkey.Credential;
import io.vitrine.domain.passkey.CredentialKey;
import io.vitrine.domain.passkey.InMemoryPasskeys;
import io.vitrine.domain.passkey.Passkey;
import io.vitrine.domain.passkey.PasskeyId;
import io.vitrine.domain.passkey.PasskeyName;
import io.vitrine.domain.passkey.PlainAuthenticator;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SecretDigest;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import io.vitrine.domain.token.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** A phone with a passkey of somebody, or with none yet. */
public final class Phone {

    private final WebFixture web;
    private final PlainAuthenticator authenticator = new PlainAuthenticator();
    private final AccountId owner;
    private long signatures;

    public Phone(WebFixture web, String owner) {
        this.web = web;
        this.owner = new AccountId(UUID.fromString(owner));
    }

    /** The phone of somebody who added its passkey. */
    public static Phone of(WebFixture web, Person person) {
        var phone = new Phone(web, person.id());
        web.as(person)
                .post()
                .uri("/api/v1/me/passkeys")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(phone.creation(person))
                .exchange()
                .expectStatus()
                .isCreated();
        return phone;
    }

    /** A new passkey for the account, as it is sent. */
    public String creation(Person person) {
        var options = Objects.requireNonNull(web.as(person)
                .post()
                .uri("/api/v1/me/passkeys/options")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"password\":\"%s\"}".formatted(person.password()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        var challenge = new Challenge(options.path("challenge").asString());
        return "{\"name\":\"Phone\",\"credential\":%s}"
                .formatted(
                        authenticator.creates(challenge, owner, circumstances()).json());
    }

    /** The proof of its passkey, as it is sent. */
    public String proof() {
        return proof(circumstances());
    }

    public String proof(Circumstances circumstances) {
        return "{\"credential\":%s}"
                .formatted(
                        authenticator.signs(challenge(), owner, circumstances).json());
    }

    private Challenge challenge() {
        var options = Objects.requireNonNull(web.anonymous()
                .post()
                .uri("/api/v1/auth/passkey/options")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        return new Challenge(options.path("challenge").asString());
    }

    /** As usual, after one signature more. */
    public Circumstances circumstances() {
        return Circumstances.USUAL.counting(++signatures);
    }

    /** Adds its passkey although the owner of the account cannot come in. */
    public void addAnyhow() {
        var now = Instant.EPOCH;
        var endsAt = now.plus(Duration.ofDays(90));
        var origin = new Origin("", "");
        var session = new SessionId(web.bean(Identifiers.class).next());
        var hash = web.bean(InMemoryAccounts.class).find(owner).orElseThrow().passwordHash();
        web.bean(InMemoryRefreshTokens.class)
                .begin(
                        new Session(session, owner, origin, now, now, endsAt),
                        hash,
                        SecretDigest.of(session.toString()),
                        endsAt)
                .block();
        var id = authenticator.credential();
        var credential = new Credential(id, new CredentialKey(id.bytes()), 0, Backup.DONE);
        var passkey = new Passkey(
                new PasskeyId(web.bean(Identifiers.class).next()),
                owner,
                credential,
                new PasskeyName("Phone"),
                now,
                null);
        web.bean(InMemoryPasskeys.class)
                .add(passkey, session, new Occasion(now, origin, ""))
                .block();
    }
}
