package io.vitrine.domain.audit;

import io.vitrine.domain.shared.Actor;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that the record of a service's security has to tell. It holds nothing secret, and of a person no more than the identity
 * of the account.
 *
 * @param actor the account that acted, where somebody had proven to be it
 * @param subject what it was done to, such as an account or a session
 * @param details what else is worth knowing, by name; texts are cut at 1,000 characters
 */
public record AuditEvent(
        Type type,
        Outcome outcome,
        Optional<String> actor,
        Optional<String> subject,
        Occasion occasion,
        SortedMap<String, String> details) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DETAIL = 1_000;

    /** What happens. */
    public enum Type {
        REGISTERED,
        EMAIL_VERIFIED,
        LOGIN,
        REFRESHED,
        REUSE_DETECTED,
        LOGGED_OUT,
        SESSION_REVOKED,
        PASSWORD_CHANGED,
        PASSWORD_RESET_ASKED,
        PASSWORD_RESET,
        ROLES_CHANGED,
        ACCOUNT_LOCKED,
        ACCOUNT_UNLOCKED,
        SECOND_FACTOR_ENABLED,
        SECOND_FACTOR_DISABLED,
        RECOVERY_CODE_USED,
        RECOVERY_CODES_RENEWED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        PASSKEY_CLONED,
        KEY_ROTATED,
        CATALOGUE_WRITTEN,
        ACCESS_DENIED,
        CSRF_REFUSED,
        RATE_LIMIT_EXCEEDED,
        LOG_LEVEL_CHANGED,
        STARTED;

        /** As it is written, such as {@code reuse-detected}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The type that is written like this. */
        public static Type named(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** How it ends. */
    public enum Outcome {
        SUCCESS,
        FAILURE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The outcome that is written like this. */
        public static Outcome named(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    public AuditEvent {
        actor = actor.filter(name -> !name.isEmpty()).map(name -> Legible.text(name, LONGEST_NAME));
        subject = subject.filter(name -> !name.isEmpty()).map(name -> Legible.text(name, LONGEST_NAME));
        var legible = new TreeMap<String, String>();
        details.forEach(
                (name, detail) -> legible.put(Legible.text(name, LONGEST_NAME), Legible.text(detail, LONGEST_DETAIL)));
        details = Collections.unmodifiableSortedMap(legible);
    }

    /** Something that somebody did to a subject. */
    public static AuditEvent succeeded(Type type, String actor, String subject, Occasion occasion) {
        return new AuditEvent(
                type, Outcome.SUCCESS, Optional.of(actor), Optional.of(subject), occasion, new TreeMap<>());
    }

    /** Something that was done to a subject by somebody who had not proven to be anyone. */
    public static AuditEvent happened(Type type, String subject, Occasion occasion) {
        return new AuditEvent(type, Outcome.SUCCESS, Optional.empty(), Optional.of(subject), occasion, new TreeMap<>());
    }

    /** Something that nobody who is known tried. */
    public static AuditEvent failed(Type type, Optional<String> subject, Occasion occasion) {
        return new AuditEvent(type, Outcome.FAILURE, Optional.empty(), subject, occasion, new TreeMap<>());
    }

    /** The same, by somebody who had proven to be this one. */
    public AuditEvent by(Actor known) {
        return new AuditEvent(type, outcome, Optional.of(known.id()), subject, occasion, details);
    }

    /** The same, with more that is worth knowing. */
    public AuditEvent with(Map<String, String> more) {
        var all = new TreeMap<>(details);
        all.putAll(more);
        return new AuditEvent(type, outcome, actor, subject, occasion, all);
    }
}
