package io.vitrine.domain.account;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which passwords are good enough: NIST SP 800-63B, section 3.1.1.2. Length counts, and not to be among the first that are tried; there
 * are no rules of composition, which lead to {@code Password1!}.
 */
public final class PasswordPolicy {
    /** In code points. */
    static final int SHORTEST = 12;

    /** In bytes of UTF-8: bcrypt does not look further, so a longer one is refused and not cut. */
    static final int LONGEST = 72;

    private final Predicate<String> common;

    /** @param common whether a password in lower case is among the most used ones */
    public PasswordPolicy(Predicate<String> common) {
        this.common = common;
    }

    /** What is wrong with a password. */
    public enum Weakness {
        TOO_SHORT("has fewer than 12 characters"),
        TOO_LONG("has more than 72 bytes"),
        COMMON("is one of the most used passwords"),
        IS_ADDRESS("is the mail address"),
        UNREADABLE("contains a character that cannot be typed");

        private final String detail;

        Weakness(String detail) {
            this.detail = detail;
        }

        /** For people, such as {@code has fewer than 12 characters}. */
        public String detail() {
            return detail;
        }

        /** For programs, such as {@code too-short}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is wrong with this password of somebody with this address; empty when it is good enough. */
    public Optional<Weakness> weakness(Password password, EmailAddress address) {
        var text = password.value().toLowerCase(Locale.ROOT);
        if (password.characters() < SHORTEST) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (password.bytes() > LONGEST) {
            return Optional.of(Weakness.TOO_LONG);
        }
        if (password.value().codePoints().anyMatch(PasswordPolicy::isUnreadable)) {
            return Optional.of(Weakness.UNREADABLE);
        }
        if (text.equals(address.key())) {
            return Optional.of(Weakness.IS_ADDRESS);
        }
        return common.test(text) ? Optional.of(Weakness.COMMON) : Optional.empty();
    }

    /** NUL ends a password for bcrypt, and half a surrogate pair is no character at all. */
    private static boolean isUnreadable(int codePoint) {
        var type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
