package io.vitrine.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.application.factor.ManageSecondFactor;
import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.account.KeptLetters;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.PlainHasher;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Outcome;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.factor.ChallengeToken;
import io.vitrine.domain.factor.InMemorySecondFactors;
import io.vitrine.domain.factor.PlainFactorSecrets;
import io.vitrine.domain.factor.RecoveryCode;
import io.vitrine.domain.factor.SecondFactor;
import io.vitrine.domain.factor.SentCode;
import io.vitrine.domain.factor.Totp;
import io.vitrine.domain.factor.TotpSecret;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import io.vitrine.domain.token.PlainAccessTokens;
import io.vitrine.domain.token.PlainTokenSecrets;
import io.vitrine.domain.token.TokenLifetimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Switching a second factor on, signing in with it, and losing it. */
class SecondFactorTest {

    private static final EmailAddress ANA = new EmailAddress("ana@example.org");
    private static final Password PASSWORD = new Password("plum velvet harbour kite");
    private static final Password WRONG = new Password("slate orchard comet river");

    private final Instant start = Instant.parse("2026-11-24T10:00:00Z");
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryAccounts accounts = new InMemoryAccounts(audit);
    private final InMemoryRefreshTokens tokens = new InMemoryRefreshTokens(accounts, audit, TokenLifetimes.USUAL);
    private final InMemorySecondFactors factors = new InMemorySecondFactors(accounts, audit);
    private final PlainFactorSecrets secrets = new PlainFactorSecrets();
    private final PlainHasher hasher = new PlainHasher();
    private final KeptLetters letters = new KeptLetters();
    private final SequentialIdentifiers identifiers = new SequentialIdentifiers();
    private final AccountId id = new AccountId(identifiers.next());
    private final BeginSession beginning = new BeginSession(
            tokens,
            new PlainTokenSecrets(),
            new PlainAccessTokens(Clock.fixed(start, ZoneOffset.UTC)),
            TokenLifetimes.USUAL,
            identifiers,
            audit);
    private final SignIn signIn = new SignIn(accounts, hasher, factors, secrets, beginning, audit, false);
    private final ProveSecondFactor proving = new ProveSecondFactor(factors, secrets, beginning, letters, audit);
    private final ManageSecondFactor managing =
            new ManageSecondFactor(factors, secrets, accounts, hasher, letters, "The Shop");

    @BeforeEach
    void ana_is_registered() {
        var account = new Account(id, ANA, Set.of(Role.USER), null, null, start);
        result(hasher.hash(PASSWORD).flatMap(hash -> accounts.register(account, hash, at(0))));
    }

    @Test
    void whoever_switched_it_on_is_asked_for_it_after_the_password() {
        var secret = switchedOn().secret();

        var challenge = challenged(60);

        assertThat(events(Type.LOGIN, Outcome.SUCCESS)).hasSize(1);
        assertThat(proven(challenge, codeAt(secret, 60), 60)).isInstanceOf(ProveSecondFactor.Outcome.SignedIn.class);
        assertThat(events(Type.LOGIN, Outcome.SUCCESS).getLast().details()).containsEntry("factor", "totp");
    }

    @Test
    void before_the_password_is_right_nothing_tells_of_it() {
        switchedOn();

        assertThat(signedIn(WRONG, 60)).isEqualTo(new SignIn.Outcome.InvalidCredentials());
        result(accounts.lock(id, new Actor("root"), at(60)));
        assertThat(signedIn(PASSWORD, 60)).isEqualTo(new SignIn.Outcome.InvalidCredentials());
    }

    @Test
    void the_code_that_switched_it_on_lets_nobody_in() {
        var on = switchedOn();

        assertThat(proven(challenged(1), codeAt(on.secret(), 0), 1)).isEqualTo(refused());
    }

    @Test
    void a_wrong_code_is_a_login_that_failed() {
        switchedOn();

        assertThat(proven(challenged(60), "000", 60)).isEqualTo(refused());
        assertThat(proven(challenged(60), "aaaa-aaaa-aaaa-aaaa", 60)).isEqualTo(refused());

        var failures = events(Type.LOGIN, Outcome.FAILURE);
        assertThat(failures).allSatisfy(event -> assertThat(event.subject()).contains(id.toString()));
        assertThat(failures)
                .extracting(AuditEvent::details)
                .extracting(Map::copyOf)
                .containsExactly(
                        Map.of("reason", "second-factor-required"),
                        Map.of("factor", "totp"),
                        Map.of("reason", "second-factor-required"),
                        Map.of("factor", "recovery-code"));
    }

    @Test
    void a_challenge_that_was_never_given_is_answered_as_a_wrong_code_is() {
        assertThat(proven(secrets.nextChallenge(), "000000", 60)).isEqualTo(refused());
        assertThat(result(proving.prove(Optional.empty(), SentCode.sent("000000"), at(60))))
                .isEqualTo(refused());

        assertThat(events(Type.LOGIN, Outcome.FAILURE))
                .allSatisfy(event -> assertThat(event.subject()).isEmpty());
    }

    @Test
    void a_recovery_code_lets_in_once_and_its_owner_is_told() {
        var code = switchedOn().codes().getFirst();

        assertThat(proven(challenged(60), code.value(), 60)).isInstanceOf(ProveSecondFactor.Outcome.SignedIn.class);
        assertThat(proven(challenged(60), code.value(), 60)).isEqualTo(refused());

        assertThat(letters.to(ANA.value())).last().isEqualTo(new Letter.RecoveryCodeUsed(ANA, 9));
        assertThat(events(Type.LOGIN, Outcome.SUCCESS).getLast().details()).containsEntry("factor", "recovery-code");
    }

    @Test
    void a_secret_that_cannot_be_opened_any_more_leaves_the_recovery_codes() {
        var on = switchedOn();
        var bob = new AccountId(identifiers.next());
        result(factors.disable(id, hash(), at(60)));
        var session = result(beginning.byPassword(result(accounts.credentials(id)), Map.of(), at(60)))
                .session();
        var sealedForBob = secrets.seal(on.secret(), bob);
        var codes = secrets.nextRecoveryCodes();
        result(factors.begin(id, hash(), sealedForBob, at(60)));
        result(factors.confirm(
                id, session, sealedForBob, 0, Set.of(codes.getFirst().digest()), at(60)));

        assertThat(proven(challenged(60), codeAt(on.secret(), 60), 60)).isEqualTo(refused());
        assertThat(proven(challenged(60), codes.getFirst().value(), 60))
                .isInstanceOf(ProveSecondFactor.Outcome.SignedIn.class);
    }

    @Test
    void nothing_changes_without_the_password() {
        switchedOn();

        assertThat(List.of(
                        result(managing.begin(id, WRONG, at(60))),
                        result(managing.disable(id, WRONG, at(60))),
                        result(managing.renewRecoveryCodes(id, WRONG, at(60))),
                        result(managing.begin(new AccountId(identifiers.next()), PASSWORD, at(60)))))
                .containsOnly(new ManageSecondFactor.Outcome.WrongPassword());
        assertThat(result(managing.of(id))).isEqualTo(new SecondFactor.On(10));
    }

    @Test
    void a_wrong_code_does_not_switch_it_on() {
        var begun = begun();

        assertThat(confirmed(codeAt(begun.secret(), 90), 0)).isEqualTo(new ManageSecondFactor.Outcome.WrongCode());
        assertThat(confirmed("aaaa-aaaa-aaaa-aaaa", 0)).isEqualTo(new ManageSecondFactor.Outcome.WrongCode());
        assertThat(confirmed("", 0)).isEqualTo(new ManageSecondFactor.Outcome.WrongCode());

        assertThat(result(managing.of(id))).isInstanceOf(SecondFactor.Begun.class);
        assertThat(letters.to(ANA.value())).isEmpty();
    }

    @Test
    void what_is_not_there_is_neither_confirmed_nor_renewed_and_what_is_on_is_not_begun() {
        assertThat(confirmed("000000", 0)).isEqualTo(new ManageSecondFactor.Outcome.NothingThere());
        assertThat(result(managing.renewRecoveryCodes(id, PASSWORD, at(0))))
                .isEqualTo(new ManageSecondFactor.Outcome.NothingThere());

        switchedOn();

        assertThat(confirmed("000000", 0)).isEqualTo(new ManageSecondFactor.Outcome.AlreadyOn());
        assertThat(result(managing.begin(id, PASSWORD, at(0)))).isEqualTo(new ManageSecondFactor.Outcome.AlreadyOn());
    }

    @Test
    void its_owner_switches_it_off_and_is_told_once() {
        switchedOn();

        assertThat(result(managing.disable(id, PASSWORD, at(60))))
                .isEqualTo(new ManageSecondFactor.Outcome.SwitchedOff());
        assertThat(result(managing.disable(id, PASSWORD, at(60))))
                .isEqualTo(new ManageSecondFactor.Outcome.SwitchedOff());

        assertThat(letters.to(ANA.value()))
                .containsExactly(new Letter.SecondFactorSwitchedOn(ANA), new Letter.SecondFactorSwitchedOff(ANA));
        assertThat(signedIn(PASSWORD, 60)).isInstanceOf(SignIn.Outcome.SignedIn.class);
    }

    @Test
    void an_administrator_takes_it_off_and_its_owner_is_told() {
        switchedOn();

        assertThat(result(managing.takeOff(id, new Actor("root"), at(60)))).isTrue();
        assertThat(result(managing.takeOff(id, new Actor("root"), at(60)))).isFalse();

        assertThat(letters.to(ANA.value())).last().isEqualTo(new Letter.SecondFactorSwitchedOff(ANA));
    }

    @Test
    void new_recovery_codes_void_the_old_ones() {
        var old = switchedOn().codes().getFirst();

        var codes = ((ManageSecondFactor.Outcome.CodesGiven) result(managing.renewRecoveryCodes(id, PASSWORD, at(60))))
                .codes();

        assertThat(proven(challenged(60), old.value(), 60)).isEqualTo(refused());
        assertThat(proven(challenged(60), codes.getLast().value(), 60))
                .isInstanceOf(ProveSecondFactor.Outcome.SignedIn.class);
    }

    private record On(TotpSecret secret, List<RecoveryCode> codes) {}

    private ManageSecondFactor.Outcome.Begun begun() {
        var begun = (ManageSecondFactor.Outcome.Begun) result(managing.begin(id, PASSWORD, at(0)));
        assertThat(begun.uri()).startsWith("otpauth://totp/The%20Shop:ana%40example.org?secret=");
        return begun;
    }

    private On switchedOn() {
        var secret = begun().secret();
        var given = (ManageSecondFactor.Outcome.CodesGiven) confirmed(codeAt(secret, 0), 0);
        assertThat(given.codes()).hasSize(10);
        return new On(secret, given.codes());
    }

    private ManageSecondFactor.Outcome confirmed(String code, int seconds) {
        var session = result(beginning.byPassword(result(accounts.credentials(id)), Map.of(), at(seconds)))
                .session();
        return result(managing.confirm(id, SentCode.sent(code), session, at(seconds)));
    }

    private SignIn.Outcome signedIn(Password password, int seconds) {
        return result(signIn.signIn(Optional.of(ANA), password, at(seconds)));
    }

    private ChallengeToken challenged(int seconds) {
        var required = (SignIn.Outcome.SecondFactorRequired) signedIn(PASSWORD, seconds);
        assertThat(required.expiresAt()).isEqualTo(at(seconds).at().plus(Duration.ofMinutes(5)));
        return required.challenge();
    }

    private ProveSecondFactor.Outcome proven(ChallengeToken challenge, String code, int seconds) {
        return result(proving.prove(Optional.of(challenge), SentCode.sent(code), at(seconds)));
    }

    private static ProveSecondFactor.Outcome refused() {
        return new ProveSecondFactor.Outcome.InvalidCredentials();
    }

    private String codeAt(TotpSecret secret, int seconds) {
        return secrets.codesOf(secret).code(Totp.stepAt(at(seconds).at()));
    }

    private PasswordHash hash() {
        return result(accounts.credentials(id)).passwordHash();
    }

    private Occasion at(int seconds) {
        return new Occasion(start.plusSeconds(seconds), new Origin("203.0.113.0/24", "test"), "request");
    }

    private List<AuditEvent> events(Type type, Outcome outcome) {
        return result(audit.records(AuditInquiry.EVERYTHING)
                        .map(AuditRecord::event)
                        .filter(event -> event.type() == type && event.outcome() == outcome)
                        .collectList())
                .reversed();
    }

    private static <T> T result(Mono<T> work) {
        return Objects.requireNonNull(work.block(Duration.ofSeconds(10)));
    }
}
