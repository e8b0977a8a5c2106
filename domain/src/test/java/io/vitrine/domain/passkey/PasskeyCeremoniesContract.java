package io.vitrine.domain.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.passkey.Authenticator.Circumstances;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link PasskeyCeremonies} promises, for the relying party {@code localhost} and its origin {@code http://localhost:3003}. */
public abstract class PasskeyCeremoniesContract {
    protected static final AccountId ANA = new AccountId(new SequentialIdentifiers().next());

    protected abstract PasskeyCeremonies ceremonies();

    /** A new authenticator, with a credential that no other has. */
    protected abstract Authenticator authenticator();

    static List<Circumstances> wrong() {
        var usual = Circumstances.USUAL;
        return List.of(
                usual.at("http://localhost:3004"),
                usual.at("https://localhost:3003"),
                usual.at("https://evil.example"),
                usual.of("evil.example"),
                usual.unverified());
    }

    @Test
    void challenges_are_never_the_same() {
        assertThat(ceremonies().challenge()).isNotEqualTo(ceremonies().challenge());
    }

    @ParameterizedTest
    @EnumSource
    void a_credential_that_was_created_is_known(Backup backup) {
        var challenge = ceremonies().challenge();
        var phone = authenticator();

        var answer =
                phone.creates(challenge, ANA, Circumstances.USUAL.counting(41).backedUp(backup));

        assertThat(ceremonies().challengeOf(answer)).contains(challenge);
        assertThat(ceremonies().created(answer, challenge)).hasValueSatisfying(credential -> {
            assertThat(credential.id()).isEqualTo(phone.credential());
            assertThat(credential.counter()).isEqualTo(41);
            assertThat(credential.backup()).isEqualTo(backup);
        });
    }

    @Test
    void a_credential_proves_itself_and_tells_its_counter_which_is_not_judged() {
        var phone = authenticator();
        var credential = created(phone, Circumstances.USUAL.counting(41));

        for (var counter : List.of(42L, 41L, 7L, 0xFFFF_FFFFL)) {
            var presented = signed(phone, Circumstances.USUAL.counting(counter));

            assertThat(presented.credential()).isEqualTo(credential.id());
            assertThat(presented.owner()).isEqualTo(ANA);
            assertThat(ceremonies().proven(presented, credential)).contains(new CredentialUse(counter, Backup.DONE));
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_credential_that_was_created_under_wrong_circumstances_is_refused(Circumstances circumstances) {
        var challenge = ceremonies().challenge();

        assertThat(ceremonies().created(authenticator().creates(challenge, ANA, circumstances), challenge))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_proof_under_wrong_circumstances_is_refused(Circumstances circumstances) {
        var phone = authenticator();
        var credential = created(phone, Circumstances.USUAL);

        assertThat(ceremonies().proven(signed(phone, circumstances), credential))
                .isEmpty();
    }

    @Test
    void an_answer_to_another_challenge_is_refused() {
        var phone = authenticator();
        var challenge = ceremonies().challenge();
        var other = ceremonies().challenge();
        var credential = created(phone, Circumstances.USUAL);
        var presented = signed(phone, Circumstances.USUAL);

        assertThat(ceremonies().created(phone.creates(challenge, ANA, Circumstances.USUAL), other))
                .isEmpty();
        assertThat(ceremonies()
                        .proven(
                                new PresentedPasskey(
                                        other, presented.credential(), presented.owner(), presented.answer()),
                                credential))
                .isEmpty();
    }

    @Test
    void the_key_of_another_credential_proves_nothing() {
        var phone = authenticator();
        var credential = created(phone, Circumstances.USUAL);
        var others = created(authenticator(), Circumstances.USUAL);
        var mixed = new Credential(credential.id(), others.key(), 0, Backup.DONE);

        assertThat(ceremonies().proven(signed(phone, Circumstances.USUAL), mixed))
                .isEmpty();
    }

    @Test
    void what_can_be_backed_up_does_not_change() {
        var phone = authenticator();
        var credential = created(phone, Circumstances.USUAL.backedUp(Backup.IMPOSSIBLE));

        assertThat(ceremonies().proven(signed(phone, Circumstances.USUAL), credential))
                .isEmpty();
    }

    @Test
    void an_answer_to_one_question_answers_no_other() {
        var phone = authenticator();
        var challenge = ceremonies().challenge();
        var creation = phone.creates(challenge, ANA, Circumstances.USUAL);
        var assertion = phone.signs(challenge, ANA, Circumstances.USUAL);

        assertThat(ceremonies().presented(creation)).isEmpty();
        assertThat(ceremonies()
                        .challengeOf(assertion)
                        .flatMap(read -> ceremonies().created(assertion, read)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "7",
                "{\"id\":\"AA\"}",
                "{\"id\":null,\"rawId\":null,\"response\":null,\"type\":null,\"clientExtensionResults\":null}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"response\":{},\"type\":\"public-key\",\"clientExtensionResults\":{}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"response\":{\"clientDataJSON\":\"e30\",\"attestationObject\":\"oA\","
                        + "\"authenticatorData\":\"AA\",\"signature\":\"AA\"},\"type\":\"public-key\"}",
                "{\"id\":\"%\",\"rawId\":7,\"response\":[],\"type\":{}}"
            })
    void what_is_no_answer_is_refused(String json) {
        var answer = new PasskeyAnswer(json);
        var challenge = ceremonies().challenge();

        assertThat(ceremonies().challengeOf(answer)).isEqualTo(Optional.empty());
        assertThat(ceremonies().created(answer, challenge)).isEmpty();
        assertThat(ceremonies().presented(answer)).isEmpty();
    }

    protected Credential created(Authenticator authenticator, Circumstances circumstances) {
        var challenge = ceremonies().challenge();
        return ceremonies()
                .created(authenticator.creates(challenge, ANA, circumstances), challenge)
                .orElseThrow();
    }

    protected PresentedPasskey signed(Authenticator authenticator, Circumstances circumstances) {
        return ceremonies()
                .presented(authenticator.signs(ceremonies().challenge(), ANA, circumstances))
                .orElseThrow();
    }
}
