package io.vitrine.domain.account;

import io.vitrine.domain.shared.InvalidValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address of up to 254 characters, also with Unicode (RFC 6531). Whether it exists is found out by sending mail to it. It is
 * personal: it stands in no log.
 *
 * @param value as written, in Unicode's composed form
 */
public record EmailAddress(String value) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern FORM =
            Pattern.compile("[^\\s\\p{C}@<>()\\[\\],;:\\\\\"]+@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)+");

    public EmailAddress {
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
        if (value.length() > LONGEST || value.indexOf('@') > LONGEST_LOCAL_PART) {
            throw new InvalidValue("too-long", "is longer than a mail address can be");
        }
        if (!FORM.matcher(value).matches() || value.startsWith(".") || value.contains("..") || value.contains(".@")) {
            throw new InvalidValue("email", "is not a mail address such as ana@example.org");
        }
    }

    /** By which addresses are told apart: case is not looked at. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress address && key().equals(address.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return "EmailAddress[...]";
    }
}
