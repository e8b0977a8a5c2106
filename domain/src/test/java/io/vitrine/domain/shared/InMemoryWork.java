package io.vitrine.domain.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** What one step did to the stores in memory, so that it can be undone. A call outside {@link Atomically} is its own. */
public final class InMemoryWork {
    private final Deque<Runnable> undoing = new ArrayDeque<>();
    private final List<Runnable> ending = new ArrayList<>();

    /** The work that a call belongs to. */
    public static InMemoryWork in(ContextView context) {
        return context.getOrEmpty(InMemoryWork.class)
                .map(InMemoryWork.class::cast)
                .orElseGet(InMemoryWork::new);
    }

    public <K, V> void put(Map<K, V> store, K key, V value) {
        remember(store, key, store.put(key, value));
    }

    public <K, V> void remove(Map<K, V> store, K key) {
        remember(store, key, store.remove(key));
    }

    private synchronized <K, V> void remember(Map<K, V> store, K key, @Nullable V before) {
        undoing.push(() -> {
            if (before == null) {
                store.remove(key);
            } else {
                store.put(key, before);
            }
        });
    }

    /** Does something once the work has ended, be it kept or undone. */
    public synchronized void atEnd(Runnable action) {
        ending.add(action);
    }

    synchronized void keep() {
        ending.forEach(Runnable::run);
    }

    synchronized void undo() {
        undoing.forEach(Runnable::run);
        ending.forEach(Runnable::run);
    }
}
