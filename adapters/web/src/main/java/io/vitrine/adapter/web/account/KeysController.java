package io.vitrine.adapter.web.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vitrine.adapter.web.contract.Shows;
import io.vitrine.application.access.ShowPublicKeys;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the keys that access tokens are verified with. RFC 7517, section 5. */
@RestController
final class KeysController {

    /** A set of keys as the description has it. RFC 7517, section 5. */
    record KeySet(List<PublicKey> keys) {}

    /** A public key as the description has it. RFC 7518, section 6.2.1. */
    record PublicKey(String kty, String crv, String x, String y, String use, String alg, String kid) {}

    private static final Duration CACHED = Duration.ofMinutes(5);

    private final ShowPublicKeys keys;

    KeysController(ShowPublicKeys keys) {
        this.keys = keys;
    }

    @Shows(KeySet.class)
    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<byte[]>> keys() {
        return Mono.fromSupplier(() -> ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .body(keys.jwkSet().getBytes(UTF_8)));
    }
}
