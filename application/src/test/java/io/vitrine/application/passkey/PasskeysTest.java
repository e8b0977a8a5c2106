package io.vitrine.application.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.application.passkey.ManagePasskeys.Addition;
import io.vitrine.application.passkey.ManagePasskeys.Beginning;
import io.vitrine.application.passkey.SignInWithPasskey.Outcome;
import io.vitrine.application.session.BeginSession;
import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.account.KeptLetters;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PlainHasher;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.passkey.Authenticator.Circumstances;
import io.vitrine.domain.passkey.Challenge;
import io.vitrine.domain.passkey.InMemoryPasskeyChallenges;
import io.vitrine.domain.passkey.InMemoryPasskeys;
import io.vitrine.domain.passkey.Passkey;
import io.vitrine.domain.passkey.PasskeyAnswer;
import io.vitrine.domain.passkey.PasskeyName;
import io.vitrine.domain.passkey.PlainAuthenticator;
import io.vitrine.domain.passkey.PlainCeremonies;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import io.vitrine.domain.token.PlainAccessTokens;
import io.vitrine.domain.token.PlainTokenSecrets;
import io.vitrine.domain.token.Session;
import io.vitrine.domain.token.TokenLifetimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Adding a passkey, coming in with it, and being refused. */
class PasskeysTest {

    private static final EmailAddress ANA = new EmailAddress("ana@example.org");
    private static final Password PASSWORD = new Password("plum velvet harbour kite");
    private static final PasskeyName NAME = new PasskeyName("Phone");
    private static final TokenLifetimes LIFETIMES = TokenLifetimes.USUAL;
    private static final Circumstances USUAL = Circumstances.USUAL.counting(1);

    private final Instant start = Instant.parse("2026-11-24T10:00:00Z");
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryAccounts accounts = new InMemoryAccounts(audit);
    private final InMemoryRefreshTokens tokens = new InMemoryRefreshTokens(accounts, audit, LIFETIMES);
    private final InMemoryPasskeys passkeys = new InMemoryPasskeys(accounts, audit);
    private final InMemoryPasskeyChallenges challenges = new InMemoryPasskeyChallenges();
    private final PlainCeremonies ceremonies = new PlainCeremonies();
    private final PlainHasher hasher = new PlainHasher();
    private final KeptLetters letters = new KeptLetters();
    private final PlainTokenSecrets secrets = new PlainTokenSecrets();
    private final SequentialIdentifiers identifiers = new SequentialIdentifiers();
    private final AccountId ana = new AccountId(identifiers.next());
    private final SessionId session = new SessionId(identifiers.next());
    private final PlainAuthenticator phone = new PlainAuthenticator();
    private final ManagePasskeys managing =
            new ManagePasskeys(passkeys, challenges, ceremonies, accounts, hasher, letters, identifiers);

    @BeforeEach
    void ana_is_registered_and_signed_in() {
        tokens.havePasskeys(passkeys);
        var account = new Account(ana, ANA, Set.of(Role.USER), null, null, start);
        result(hasher.hash(PASSWORD)
                .flatMap(hash -> accounts.register(account, hash, now())
                        .then(tokens.begin(
                                new Session(session, ana, now().origin(), start, start, start.plus(LIFETIMES.family())),
                                hash,
                                secrets.next().digest(),
                                start.plus(LIFETIMES.refresh())))));
    }

    @Test
    void a_passkey_that_was_added_lets_its_owner_in() {
        var passkey = added(phone);

        var tokensOfAna = ((Outcome.SignedIn) signIn(signed(phone, USUAL.counting(2)))).tokens();

        assertThat(tokensOfAna.access().value()).isEqualTo(ana + "|user");
        assertThat(tokensOfAna.refreshExpiresAt()).isEqualTo(start.plus(LIFETIMES.refresh()));
        var listed = Objects.requireNonNull(managing.list(ana).blockFirst());
        assertThat(listed.id()).isEqualTo(passkey.id());
        assertThat(listed.lastUsedAt()).isEqualTo(start);
        assertThat(logins()).singleElement().satisfies(login -> {
            assertThat(login.outcome()).isEqualTo(AuditEvent.Outcome.SUCCESS);
            assertThat(login.subject()).contains(tokensOfAna.session().toString());
            assertThat(login.details()).containsEntry("factor", "passkey");
        });
    }

    @Test
    void the_owner_is_told_of_what_is_added_and_removed() {
        var passkey = added(phone);
        assertThat(letters.to(ANA.value())).containsExactly(new Letter.PasskeyAdded(ANA));

        assertThat(result(managing.remove(ana, passkey.id(), now()))).isTrue();
        assertThat(result(managing.remove(ana, passkey.id(), now()))).isFalse();

        assertThat(letters.to(ANA.value()))
                .containsExactly(new Letter.PasskeyAdded(ANA), new Letter.PasskeyRemoved(ANA));
    }

    @Test
    void who_does_not_know_the_password_adds_nothing() {
        assertThat(result(managing.begin(ana, new Password("another one"), now())))
                .isEqualTo(new Beginning.WrongPassword());
    }

    @Test
    void an_authenticator_is_told_which_credentials_there_are() {
        added(phone);

        var request = begun();

        assertThat(request.known()).containsExactly(phone.credential());
        assertThat(request.account().id()).isEqualTo(ana);
    }

    @Test
    void an_account_that_is_full_is_told_so_before_and_after_the_ceremony() {
        var early = begun().challenge();
        for (int n = 0; n < Passkey.MOST; n++) {
            added(new PlainAuthenticator());
        }

        assertThat(result(managing.begin(ana, PASSWORD, now()))).isEqualTo(new Beginning.TooMany());
        assertThat(add(phone.creates(early, ana, USUAL), now())).isEqualTo(new Addition.TooMany());
    }

    @Test
    void a_creation_is_accepted_once_in_time_and_for_the_account_that_asked() {
        var answer = phone.creates(begun().challenge(), ana, USUAL);
        var late = new PlainAuthenticator().creates(begun().challenge(), ana, USUAL);
        var forComingIn = new PlainAuthenticator().creates(challenge(), ana, USUAL);
        var bob = new AccountId(identifiers.next());

        assertThat(result(managing.add(bob, session, NAME, answer, now()))).isEqualTo(new Addition.NotAccepted());
        assertThat(add(answer, now())).isInstanceOf(Addition.Added.class);
        assertThat(add(answer, now())).isEqualTo(new Addition.NotAccepted());
        assertThat(add(late, after(Challenge.LIFETIME))).isEqualTo(new Addition.NotAccepted());
        assertThat(add(forComingIn, now())).isEqualTo(new Addition.NotAccepted());
        assertThat(add(new PasskeyAnswer("{}"), now())).isEqualTo(new Addition.NotAccepted());
        assertThat(letters.to(ANA.value())).hasSize(1);
    }

    @Test
    void a_credential_that_is_known_is_not_accepted_again() {
        added(phone);

        assertThat(add(phone.creates(begun().challenge(), ana, USUAL), now())).isEqualTo(new Addition.NotAccepted());
    }

    @Test
    void from_a_session_that_has_ended_nothing_is_added() {
        var answer = phone.creates(begun().challenge(), ana, USUAL);
        result(tokens.end(ana, session, now()));

        assertThat(add(answer, now())).isEqualTo(new Addition.SessionEnded());
        assertThat(letters.to(ANA.value())).isEmpty();
    }

    @Test
    void a_proof_is_accepted_once_and_in_time() {
        added(phone);
        var proof = signed(phone, USUAL.counting(2));
        var late = signed(phone, USUAL.counting(3));
        var forAdding = phone.signs(begun().challenge(), ana, USUAL.counting(4));
        var invented = phone.signs(ceremonies.challenge(), ana, USUAL.counting(5));

        assertThat(signIn(proof)).isInstanceOf(Outcome.SignedIn.class);
        assertThat(signIn(proof)).isEqualTo(new Outcome.NotAccepted());
        assertThat(result(signingIn(false).signIn(late, after(Challenge.LIFETIME))))
                .isEqualTo(new Outcome.NotAccepted());
        assertThat(signIn(forAdding)).isEqualTo(new Outcome.NotAccepted());
        assertThat(signIn(invented)).isEqualTo(new Outcome.NotAccepted());
    }

    @Test
    void a_challenge_is_used_up_also_by_who_is_refused() {
        added(phone);
        var challenge = challenge();

        assertThat(signIn(phone.signs(challenge, ana, USUAL.counting(2).unverified())))
                .isEqualTo(new Outcome.NotAccepted());
        assertThat(signIn(phone.signs(challenge, ana, USUAL.counting(2)))).isEqualTo(new Outcome.NotAccepted());
    }

    @Test
    void what_is_wrong_is_answered_alike_and_recorded() {
        var passkey = added(phone);
        var bob = new AccountId(identifiers.next());

        for (var wrong : List.of(
                new PasskeyAnswer("{}"),
                signed(new PlainAuthenticator(), USUAL.counting(2)),
                signed(phone, USUAL.counting(2).at("https://evil.example")),
                signed(phone, USUAL.counting(2).of("evil.example")),
                signed(phone, USUAL.counting(2).unverified()),
                signed(phone, USUAL.counting(1)),
                phone.signs(challenge(), bob, USUAL.counting(2)))) {
            assertThat(signIn(wrong)).isEqualTo(new Outcome.NotAccepted());
        }

        assertThat(logins()).hasSize(7).allSatisfy(login -> {
            assertThat(login.outcome()).isEqualTo(AuditEvent.Outcome.FAILURE);
            assertThat(login.details()).containsEntry("factor", "passkey");
        });
        assertThat(events(Type.PASSKEY_CLONED))
                .singleElement()
                .satisfies(cloned -> assertThat(cloned.details())
                        .containsEntry("passkey", passkey.id().toString()));
    }

    @Test
    void a_passkey_of_a_locked_account_is_refused_like_an_unknown_one() {
        added(phone);
        result(accounts.lock(ana, new Actor("admin"), now()));

        assertThat(signIn(signed(phone, USUAL.counting(2)))).isEqualTo(new Outcome.NotAccepted());
    }

    @Test
    void a_removed_passkey_lets_nobody_in() {
        var passkey = added(phone);
        result(managing.remove(ana, passkey.id(), now()));

        assertThat(signIn(signed(phone, USUAL.counting(2)))).isEqualTo(new Outcome.NotAccepted());
    }

    @Test
    void where_addresses_have_to_be_verified_a_passkey_is_not_enough() {
        added(phone);

        assertThat(result(signingIn(true).signIn(signed(phone, USUAL.counting(2)), now())))
                .isEqualTo(new Outcome.NotVerified());
    }

    private Passkey added(PlainAuthenticator authenticator) {
        var answer = authenticator.creates(begun().challenge(), ana, USUAL);
        return ((Addition.Added) add(answer, now())).passkey();
    }

    private CreationRequest begun() {
        return ((Beginning.Begun) result(managing.begin(ana, PASSWORD, now()))).request();
    }

    private Addition add(PasskeyAnswer answer, Occasion occasion) {
        return result(managing.add(ana, session, NAME, answer, occasion));
    }

    private Challenge challenge() {
        return result(signingIn(false).challenge(now())).challenge();
    }

    private PasskeyAnswer signed(PlainAuthenticator authenticator, Circumstances circumstances) {
        return authenticator.signs(challenge(), ana, circumstances);
    }

    private Outcome signIn(PasskeyAnswer answer) {
        return result(signingIn(false).signIn(answer, now()));
    }

    private SignInWithPasskey signingIn(boolean onlyVerified) {
        return new SignInWithPasskey(
                passkeys,
                challenges,
                ceremonies,
                accounts,
                new BeginSession(
                        tokens,
                        secrets,
                        new PlainAccessTokens(Clock.fixed(start, ZoneOffset.UTC)),
                        LIFETIMES,
                        identifiers,
                        audit),
                audit,
                onlyVerified);
    }

    private Occasion now() {
        return after(Duration.ZERO);
    }

    private Occasion after(Duration time) {
        return new Occasion(start.plus(time), new Origin("203.0.113.0/24", "test"), "request");
    }

    private List<AuditEvent> logins() {
        return events(Type.LOGIN);
    }

    private List<AuditEvent> events(Type type) {
        return result(audit.records(AuditInquiry.EVERYTHING)
                .map(record -> record.event())
                .filter(event -> event.type() == type)
                .collectList());
    }

    private static <T> T result(Mono<T> work) {
        return Optional.ofNullable(work.block(Duration.ofSeconds(10))).orElseThrow();
    }
}
