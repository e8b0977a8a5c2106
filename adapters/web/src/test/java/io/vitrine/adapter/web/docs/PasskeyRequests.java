package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Requests.GOOD_PASSWORD;
import static io.vitrine.adapter.web.docs.Requests.credentials;

import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.Phone;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.adapter.web.docs.Client.Asking;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.passkey.Passkey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Requests for the operations on passkeys. */
final class PasskeyRequests {

    private static final String PASSKEYS = "/api/v1/me/passkeys";

    private final WebFixture web;
    private final Client client;

    PasskeyRequests(WebFixture web, Client client) {
        this.web = web;
        this.client = client;
    }

    /** A request for each operation that succeeds. */
    Map<String, Supplier<Asking>> good() {
        var all = new LinkedHashMap<String, Supplier<Asking>>();
        all.put("getPasskeyOptions", () -> client.ask("POST", "/api/v1/auth/passkey/options"));
        all.put("loginWithPasskey", () -> proving(Phone.of(web, web.somebody()).proof()));
        all.put("getPasskeyCreationOptions", () -> options(web.somebody(), ""));
        all.put("addPasskey", () -> {
            var ana = web.somebody();
            return adding(ana, new Phone(web, ana.id()));
        });
        all.put("listPasskeys", () -> client.by(withPasskey(), "GET", PASSKEYS));
        all.put("removePasskey", () -> {
            var ana = withPasskey();
            var id = client.by(ana, "GET", PASSKEYS).gives(200).json().at("/items/0/id");
            return client.by(ana, "DELETE", PASSKEYS + "/" + id.asString());
        });
        return all;
    }

    /** Those that are refused, in all ways that are described. */
    void refused() {
        var ana = web.somebody();
        var phone = Phone.of(web, ana);
        proving(phone.proof(phone.circumstances().unverified())).gives(401, "invalid-credentials");
        var proof = proving(phone.proof());
        proof.gives(200);
        proof.gives(401, "invalid-credentials");
        options(ana, "wrong").gives(401, "invalid-credentials");
        options(ana, "").gives(200);
        var late = adding(ana, new Phone(web, ana.id()));
        for (int n = 1; n < Passkey.MOST; n++) {
            Phone.of(web, ana);
        }
        late.gives(409, "conflict");
        late.gives(422, "validation");
        options(ana, "").gives(409, "conflict");
        unverified().gives(403, "forbidden");
    }

    private Asking unverified() {
        var email = web.newEmail();
        client.ask("POST", "/api/v1/auth/register")
                .json(credentials(email, GOOD_PASSWORD))
                .gives(202);
        var account = web.bean(Accounts.class)
                .credentials(new EmailAddress(email))
                .blockOptional()
                .orElseThrow()
                .account();
        var phone = new Phone(web, account.id().toString());
        phone.addAnyhow();
        return proving(phone.proof());
    }

    private Person withPasskey() {
        var person = web.somebody();
        Phone.of(web, person);
        return person;
    }

    private Asking proving(String proof) {
        return client.ask("POST", "/api/v1/auth/passkey").json(proof);
    }

    private Asking adding(Person person, Phone phone) {
        return client.by(person, "POST", PASSKEYS).json(phone.creation(person));
    }

    /** @param more than the password has */
    private Asking options(Person person, String more) {
        return client.by(person, "POST", PASSKEYS + "/options")
                .json("{\"password\":\"%s\"}".formatted(person.password() + more));
    }
}
