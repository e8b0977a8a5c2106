package io.vitrine.domain.incident;

import java.util.List;

class InMemoryIncidentsTest extends IncidentsContract {

    private final InMemoryIncidents incidents = new InMemoryIncidents();

    @Override
    protected Incidents incidents() {
        return incidents;
    }

    @Override
    protected List<String> told() {
        return incidents.reported().stream()
                .map(incident -> incident.getClass().getSimpleName())
                .toList();
    }
}
