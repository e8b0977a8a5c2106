package io.vitrine.adapter.web.cache;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.vitrine.domain.cache.CacheKey;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.ProductId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A request for something that may be kept.
 *
 * @param target path and query, as they were sent
 * @param head whether only the head of the answer is wanted
 */
record CachedRead(String target, CacheKey key, boolean head) {

    private static final String PRODUCT = "/api/v1/products/";
    private static final String BRAND = "/api/v1/brands/";

    /** A UUIDv7 as it is written by us: x is a digit, v one of a variant. Others are found on the usual way. RFC 9562, section 4. */
    private static final String UUID_FORM = "xxxxxxxx-xxxx-7xxx-vxxx-xxxxxxxxxxxx";

    /** What everybody may read of the catalogue, written so that it cannot be read in two ways. */
    private static final Pattern OF_CATALOGUE =
            Pattern.compile("/api/v1/(products|brands|categories)(/(?!\\.)[A-Za-z0-9._~-]+)*(\\?.*)?");

    private static final Pattern OF_EDITORS = Pattern.compile("/api/v1/products/[^/?]*/versions.*");

    /** The read that a request is; empty for one that has to take the usual way. */
    static Optional<CachedRead> of(HttpServerRequest request) {
        var method = request.method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD || !isPlain(request.requestHeaders())) {
            return Optional.empty();
        }
        var target = request.uri();
        return key(target).map(key -> new CachedRead(target, key, method == HttpMethod.HEAD));
    }

    /** Whether it has no body, and wants JSON or whatever there is. */
    private static boolean isPlain(HttpHeaders headers) {
        return !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && wantsJson(headers);
    }

    private static boolean wantsJson(HttpHeaders headers) {
        var accepted = headers.get(HttpHeaderNames.ACCEPT);
        return accepted == null
                || accepted.equals("*/*")
                || accepted.equals("application/json")
                || accepted.equals("application/json, text/plain, */*");
    }

    static Optional<CacheKey> key(String target) {
        if (isResource(target, PRODUCT)) {
            return Optional.of(new CacheKey.OfProduct(new ProductId(uuid(target))));
        }
        if (isResource(target, BRAND)) {
            return Optional.of(new CacheKey.OfBrand(new BrandId(uuid(target))));
        }
        return OF_CATALOGUE.matcher(target).matches()
                        && !OF_EDITORS.matcher(target).matches()
                ? Optional.of(new CacheKey.OfCatalogue(target))
                : Optional.empty();
    }

    private static boolean isResource(String target, String collection) {
        return target.length() == collection.length() + UUID_FORM.length()
                && target.startsWith(collection)
                && endsWithUuid(target);
    }

    private static boolean endsWithUuid(String target) {
        var begin = target.length() - UUID_FORM.length();
        for (int at = 0; at < UUID_FORM.length(); at++) {
            if (!fits(UUID_FORM.charAt(at), target.charAt(begin + at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char form, char sign) {
        return switch (form) {
            case 'x' -> sign >= '0' && sign <= '9' || sign >= 'a' && sign <= 'f';
            case 'v' -> sign == '8' || sign == '9' || sign == 'a' || sign == 'b';
            default -> sign == form;
        };
    }

    private static UUID uuid(String target) {
        return UUID.fromString(target.substring(target.length() - UUID_FORM.length()));
    }
}
