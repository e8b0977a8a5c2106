package io.vitrine.domain.incident;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every request that was served. */
public final class InMemoryServedRequests implements ServedRequests {

    private final List<ServedRequest> served = new CopyOnWriteArrayList<>();

    @Override
    public void served(ServedRequest request) {
        served.add(request);
    }

    /** In the order in which they were. */
    public List<ServedRequest> served() {
        return List.copyOf(served);
    }
}
