package io.vitrine.domain.incident;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was reported. */
public final class InMemoryIncidents implements Incidents {

    private final List<Incident> reported = new CopyOnWriteArrayList<>();

    @Override
    public void report(Incident incident) {
        reported.add(incident);
    }

    @Override
    public long lost() {
        return 0;
    }

    /** In the order in which it was. */
    public List<Incident> reported() {
        return List.copyOf(reported);
    }
}
