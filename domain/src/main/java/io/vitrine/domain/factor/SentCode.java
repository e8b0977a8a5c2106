package io.vitrine.domain.factor;

import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody typed to prove the second factor. */
public sealed interface SentCode {

    /** A code that an app shows: six digits. */
    record OfApp(String digits) implements SentCode {
        private static final Pattern FORM = Pattern.compile("[0-9]{" + Totp.DIGITS + "}");

        public OfApp {
            if (!FORM.matcher(digits).matches()) {
                throw new IllegalArgumentException("not the code of an app");
            }
        }

        @Override
        public String toString() {
            return "OfApp[...]";
        }
    }

    /** A recovery code. */
    record OfRecovery(RecoveryCode code) implements SentCode {}

    /** The code that was sent, if it has the form of one. Apps show a blank in the middle, and people type it. */
    static Optional<SentCode> sent(String text) {
        var digits = text.replace(" ", "");
        return OfApp.FORM.matcher(digits).matches()
                ? Optional.of(new OfApp(digits))
                : RecoveryCode.sent(text).map(OfRecovery::new);
    }
}
