package io.vitrine.domain.account;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the letters that were to be sent. */
public final class KeptLetters implements Mailer {

    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    @Override
    public void send(Letter letter) {
        letters.add(letter);
    }

    /** The letters to an address, in the order of their sending. */
    public List<Letter> to(String email) {
        var address = new EmailAddress(email);
        return letters.stream().filter(it -> it.to().equals(address)).toList();
    }

    /** The token that was mailed to an address last. */
    public String tokenFor(String email) {
        return to(email).reversed().stream()
                .<String>mapMulti((letter, tokens) -> {
                    switch (letter) {
                        case Letter.Welcome(var _, var token) -> tokens.accept(token.value());
                        case Letter.PasswordReset(var _, var token) -> tokens.accept(token.value());
                        default -> {}
                    }
                })
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no token was mailed to " + email));
    }
}
