package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.json.Element;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.json.Members;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.passkey.PasskeyAnswer;
import io.vitrine.domain.passkey.PasskeyName;
import io.vitrine.domain.shared.InvalidValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what is sent to add a passkey, and to come in with one. What an authenticator answered is not looked into. */
final class SentPasskeys {

    private static final String PASSWORD = "password";
    private static final String NAME = "name";
    private static final String CREDENTIAL = "credential";
    private static final String DELIVERY = "delivery";

    private final Json json;

    SentPasskeys(Json json) {
        this.json = json;
    }

    record Creation(PasskeyName name, PasskeyAnswer answer) {}

    record Proof(PasskeyAnswer answer, Delivery delivery) {}

    /** The password of somebody who wants to add a passkey. */
    Password password(byte[] body) {
        return read(body, List.of(PASSWORD), members -> {
            var password = members.required(PASSWORD, SentForms::password);
            members.violations().refuseIfAny();
            return password.orElseThrow();
        });
    }

    Creation creation(byte[] body) {
        return read(body, List.of(NAME, CREDENTIAL), members -> {
            var name = members.required(NAME, it -> new PasskeyName(it.text()));
            var answer = members.required(CREDENTIAL, SentPasskeys::answer);
            members.violations().refuseIfAny();
            return new Creation(name.orElseThrow(), answer.orElseThrow());
        });
    }

    Proof proof(byte[] body) {
        return read(body, List.of(CREDENTIAL, DELIVERY), members -> {
            var answer = members.required(CREDENTIAL, SentPasskeys::answer);
            var delivery = members.optional(DELIVERY, SentForms::delivery);
            members.violations().refuseIfAny();
            return new Proof(answer.orElseThrow(), delivery.orElse(Delivery.BODY));
        });
    }

    private static PasskeyAnswer answer(Element element) {
        if (!element.node().isObject()) {
            throw new InvalidValue("type", "is not an object");
        }
        return new PasskeyAnswer(element.node().toString());
    }

    private <T> T read(byte[] body, List<String> known, Function<Members, T> reading) {
        var root = Element.root(json.read(body));
        return root.readWhole(element -> Optional.of(reading.apply(element.members(known))))
                .orElseThrow(() -> root.violations().asException());
    }
}
