package io.vitrine.adapter.mail;

import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.MailedToken;
import java.util.List;
import java.util.stream.Collectors;

/** Letters in plain words, as text and as HTML that says the same. */
final class Writing {

    private static final String NOT_YOU = "If that was not you, you need not do anything.";

    private final MailSettings settings;

    Writing(MailSettings settings) {
        this.settings = settings;
    }

    /** A letter as it is sent. */
    record Written(String subject, List<String> paragraphs) {

        String text() {
            return paragraphs.stream().collect(Collectors.joining("\n\n", "", "\n"));
        }

        String html() {
            return paragraphs.stream()
                    .map(Written::paragraph)
                    .collect(Collectors.joining(
                            "\n", "<!doctype html>\n<html lang=\"en\"><body>\n", "\n</body></html>\n"));
        }

        private static String paragraph(String text) {
            var escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
            return text.startsWith("https://") || text.startsWith("http://")
                    ? "<p><a href=\"%1$s\">%1$s</a></p>".formatted(escaped)
                    : "<p>" + escaped + "</p>";
        }
    }

    Written of(Letter letter) {
        return switch (letter) {
            case Letter.Welcome welcome ->
                new Written(
                        "Verify your address",
                        List.of(
                                "Somebody, probably you, registered with this address.",
                                "To verify that it is yours, use this within an hour:",
                                shown(settings.verifyLink(), welcome.token()),
                                NOT_YOU));
            case Letter.AlreadyRegistered _ ->
                new Written(
                        "You have an account already",
                        List.of(
                                "Somebody, probably you, tried to register with this address, which has an account.",
                                "Sign in with your password; if you forgot it, set another one.",
                                NOT_YOU));
            case Letter.PasswordReset reset ->
                new Written(
                        "Set another password",
                        List.of(
                                "Somebody, probably you, forgot the password of the account with this address.",
                                "To set another one, use this within an hour:",
                                shown(settings.resetLink(), reset.token()),
                                NOT_YOU));
            case Letter.PasswordChanged _ ->
                new Written(
                        "Your password was changed",
                        List.of(
                                "The password of your account was changed, and every other session has ended.",
                                "If that was not you, set another password at once."));
            case Letter.PasskeyAdded _ ->
                new Written(
                        "A passkey was added",
                        List.of(
                                "A passkey was added to your account. Whoever holds it can sign in without a password.",
                                "If that was not you, remove it, end your sessions and set another password at once."));
            case Letter.PasskeyRemoved _ ->
                new Written(
                        "A passkey was removed",
                        List.of(
                                "A passkey of your account was removed. Nobody can sign in with it any more.",
                                "If that was not you, end your sessions and set another password at once."));
            case Letter.SessionStolen _ ->
                new Written(
                        "A session of yours was ended",
                        List.of(
                                "A token of one of your sessions was used twice, as it happens when somebody stole it."
                                        + " The session has ended for everybody.",
                                "Sign in again. If it happens once more, set another password."));
            case Letter.SecondFactorSwitchedOn _ ->
                new Written(
                        "Your second factor was switched on",
                        List.of(
                                "From now on your account asks for a code of your authenticator app after the password."
                                        + " Keep the recovery codes in a safe place.",
                                "If that was not you, somebody knows your password: ask an administrator to take the"
                                        + " second factor off, and set another password at once."));
            case Letter.SecondFactorSwitchedOff _ ->
                new Written(
                        "Your second factor was switched off",
                        List.of(
                                "From now on your account asks for nothing but the password.",
                                "If you neither did nor asked for that, set another password at once."));
            case Letter.RecoveryCodeUsed used ->
                new Written(
                        "A recovery code of yours was used",
                        List.of(
                                "Somebody, probably you, signed in with a recovery code. %d are left."
                                        .formatted(used.left()),
                                "If that was not you, set another password at once, end all sessions, and ask for new"
                                        + " recovery codes."));
        };
    }

    private static String shown(String link, MailedToken token) {
        return link.isBlank() ? token.value() : link.replace("{token}", token.value());
    }
}
