package io.vitrine.adapter.mail;

import io.vitrine.domain.account.Outbox;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last letters in memory. */
final class LocalOutbox implements Outbox {

    private static final int MOST = 50;

    private final Deque<Kept> letters = new ArrayDeque<>();

    synchronized void keep(Kept letter) {
        letters.addFirst(letter);
        if (letters.size() > MOST) {
            letters.removeLast();
        }
    }

    @Override
    public synchronized List<Kept> letters() {
        return List.copyOf(letters);
    }
}
