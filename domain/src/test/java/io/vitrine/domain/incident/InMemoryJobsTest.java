package io.vitrine.domain.incident;

import java.util.List;

class InMemoryJobsTest extends JobsContract {

    private final InMemoryJobs jobs = new InMemoryJobs();

    @Override
    protected Jobs jobs() {
        return jobs;
    }

    @Override
    protected List<String> told() {
        return jobs.told();
    }
}
