package io.vitrine.domain.token;

import java.util.Base64;

/** Base64url without padding (RFC 4648, section 5). */
final class Base64Url {

    private Base64Url() {}

    static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
