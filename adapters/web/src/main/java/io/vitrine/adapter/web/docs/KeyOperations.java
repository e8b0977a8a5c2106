package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static io.vitrine.adapter.web.docs.Tree.object;
import static org.springframework.http.HttpStatus.OK;

import io.vitrine.adapter.web.problem.ProblemType;
import java.util.List;
import java.util.Map;

/** The operation on the keys, and what the members of their document mean. */
final class KeyOperations {

    private static final Map<String, Object> COORDINATE = object("pattern", "^[A-Za-z0-9_-]{43}$");

    private KeyOperations() {}

    static Map<String, Operation> all() {
        return Map.of("GET /.well-known/jwks.json", keys());
    }

    private static Operation keys() {
        return named("getKeys", Tag.KEYS, "Read the public keys", """
            A JWK set (RFC 7517) of every key whose signature is accepted, the one that signs first. A token names its
            key in `kid`. While keys are exchanged there are several; one that is not in a copy that was kept may be
            new.
            """)
                .whoeverCalls()
                .answers(OK, "The keys.", example(), "Cache-Control")
                .neverRefuses(ProblemType.INVALID_PARAMETER, ProblemType.RATE_LIMITED, ProblemType.UNAVAILABLE);
    }

    private static Map<String, Object> example() {
        var key = object(
                "kty", "EC",
                "use", "sig",
                "crv", "P-256",
                "kid", "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s",
                "x", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
                "y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
                "alg", "ES256");
        return object("keys", List.of(key));
    }

    static void tell(Members members) {
        members.document("KeySet", "The public keys that access tokens are verified with (RFC 7517, section 5).");
        members.member("keys", "The keys, the one that signs first.", object());

        members.document("PublicKey", "A public key on an elliptic curve (RFC 7518, section 6.2.1).");
        members.member("kty", "The type of the key.", object("const", "EC"));
        members.member("crv", "Its curve.", object("const", "P-256"));
        members.member("x", "Its x coordinate, base64url.", COORDINATE);
        members.member("y", "Its y coordinate, base64url.", COORDINATE);
        members.member("use", "What it is for: signatures.", object("const", "sig"));
        members.member("alg", "How it signs.", object("const", "ES256"));
        members.member("kid", "Its name: its thumbprint (RFC 7638).", COORDINATE);
    }
}
