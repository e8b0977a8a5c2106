package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.json.Element;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.json.Members;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.MailedToken;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.factor.ChallengeToken;
import io.vitrine.domain.factor.SentCode;
import io.vitrine.domain.shared.InvalidValue;
import io.vitrine.domain.token.RefreshToken;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what is sent to come in, and to change what one comes in with. */
final class SentForms {

    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";
    private static final String TOKEN = "token";
    private static final String REFRESH_TOKEN = "refreshToken";
    private static final String DELIVERY = "delivery";
    private static final String OLD_PASSWORD = "oldPassword";
    private static final String NEW_PASSWORD = "newPassword";
    private static final String CHALLENGE = "challenge";
    private static final String CODE = "code";

    private final Json json;

    SentForms(Json json) {
        this.json = json;
    }

    record Registration(EmailAddress email, Password password) {}

    /** @param email empty where it can be no address, which is answered as an unknown one is */
    record Login(Optional<EmailAddress> email, Password password, Delivery delivery) {}

    /** @param token empty where it can be none */
    record Reset(Optional<MailedToken> token, Password password) {}

    record Change(Password old, Password next) {}

    /**
     * @param challenge empty where it can be none
     * @param code empty where it can be none
     */
    record SecondFactor(Optional<ChallengeToken> challenge, Optional<SentCode> code, Delivery delivery) {}

    Registration registration(byte[] body) {
        return read(body, List.of(EMAIL, PASSWORD), members -> {
            var email = members.required(EMAIL, it -> new EmailAddress(it.text()));
            var password = members.required(PASSWORD, SentForms::password);
            members.violations().refuseIfAny();
            return new Registration(email.orElseThrow(), password.orElseThrow());
        });
    }

    Login login(byte[] body) {
        return read(body, List.of(EMAIL, PASSWORD, DELIVERY), members -> {
            var email = members.required(EMAIL, SentForms::address);
            var password = members.required(PASSWORD, SentForms::password);
            var delivery = members.optional(DELIVERY, SentForms::delivery);
            members.violations().refuseIfAny();
            return new Login(email.orElseThrow(), password.orElseThrow(), delivery.orElse(Delivery.BODY));
        });
    }

    /** The address of somebody who forgot a password; empty where it can be no address. */
    Optional<EmailAddress> forgotten(byte[] body) {
        return only(body, EMAIL, SentForms::address);
    }

    /** The token that is to verify an address; empty where it can be none. */
    Optional<MailedToken> verification(byte[] body) {
        return only(body, TOKEN, it -> MailedToken.sent(it.text()));
    }

    /** A refresh token; empty where it can be none. */
    Optional<RefreshToken> refreshToken(byte[] body) {
        return only(body, REFRESH_TOKEN, it -> RefreshToken.sent(it.text()));
    }

    Reset reset(byte[] body) {
        return read(body, List.of(TOKEN, PASSWORD), members -> {
            var token = members.required(TOKEN, it -> MailedToken.sent(it.text()));
            var password = members.required(PASSWORD, SentForms::password);
            members.violations().refuseIfAny();
            return new Reset(token.orElseThrow(), password.orElseThrow());
        });
    }

    Change change(byte[] body) {
        return read(body, List.of(OLD_PASSWORD, NEW_PASSWORD), members -> {
            var old = members.required(OLD_PASSWORD, SentForms::password);
            var next = members.required(NEW_PASSWORD, SentForms::password);
            members.violations().refuseIfAny();
            return new Change(old.orElseThrow(), next.orElseThrow());
        });
    }

    SecondFactor secondFactor(byte[] body) {
        return read(body, List.of(CHALLENGE, CODE, DELIVERY), members -> {
            var challenge = members.required(CHALLENGE, it -> ChallengeToken.sent(it.text()));
            var code = members.required(CODE, it -> SentCode.sent(it.text()));
            var delivery = members.optional(DELIVERY, SentForms::delivery);
            members.violations().refuseIfAny();
            return new SecondFactor(challenge.orElseThrow(), code.orElseThrow(), delivery.orElse(Delivery.BODY));
        });
    }

    /** The password of somebody who is in. */
    Password currentPassword(byte[] body) {
        return only(body, PASSWORD, SentForms::password);
    }

    /** A code of an app or a recovery code; empty where it can be neither. */
    Optional<SentCode> code(byte[] body) {
        return only(body, CODE, it -> SentCode.sent(it.text()));
    }

    private <T> T only(byte[] body, String name, Function<Element, T> reading) {
        return read(body, List.of(name), members -> {
            var value = members.required(name, reading);
            members.violations().refuseIfAny();
            return value.orElseThrow();
        });
    }

    private <T> T read(byte[] body, List<String> known, Function<Members, T> reading) {
        var root = Element.root(json.read(body));
        return root.readWhole(element -> Optional.of(reading.apply(element.members(known))))
                .orElseThrow(() -> root.violations().asException());
    }

    static Password password(Element element) {
        return new Password(element.text());
    }

    private static Optional<EmailAddress> address(Element element) {
        var text = element.text();
        try {
            return Optional.of(new EmailAddress(text));
        } catch (InvalidValue _) {
            return Optional.empty();
        }
    }

    static Delivery delivery(Element element) {
        var text = element.text();
        return Arrays.stream(Delivery.values())
                .filter(delivery -> delivery.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("unknown-value", "is one of body, cookie"));
    }
}
