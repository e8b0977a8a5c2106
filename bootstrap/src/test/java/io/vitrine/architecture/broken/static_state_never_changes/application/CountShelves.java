package io.vitrine.architecture.broken.static_state_never_changes.application;

import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class CountShelves {
    static final List<String> NAMES = List.of("left", "right");
    static final AtomicInteger COUNT = new AtomicInteger();
    static final HashMap<String, String> LABELS = new HashMap<>();
    static final int[] SIZES = {1, 2};
    static int latest = 0;

    private static final int[] HIDDEN_SIZES = {1, 2};

    int size(int index) {
        return HIDDEN_SIZES[index];
    }
}
