package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InvalidValue;
import java.net.URI;
import java.net.URISyntaxException;

/** Where an image is: an absolute {@code http} or {@code https} URL of up to 2,000 characters. */
public record ImageUrl(String value) {
    public ImageUrl {
        Characters.checked(value, 1, 2_000);
        if (!isWebAddress(value)) {
            throw new InvalidValue("url", "is not an absolute http or https URL");
        }
    }

    private static boolean isWebAddress(String value) {
        try {
            var uri = new URI(value);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
