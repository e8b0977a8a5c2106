package io.vitrine.adapter.sentry;

import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.ISentryClient;
import io.sentry.MonitorConfig;
import io.sentry.MonitorSchedule;
import io.sentry.MonitorScheduleUnit;
import io.sentry.protocol.SentryId;
import io.vitrine.domain.incident.Job;
import io.vitrine.domain.incident.Jobs;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/** Checks in with Sentry's monitor of a job, which the first check-in makes. */
final class SentryJobs implements Jobs {

    private static final double NANOS_PER_SECOND = 1e9;

    private final ISentryClient sentry;
    private final LongSupplier nanos;

    SentryJobs(ISentryClient sentry, LongSupplier nanos) {
        this.sentry = sentry;
        this.nanos = nanos;
    }

    @Override
    public <T> Mono<T> watched(Job job, Mono<T> run) {
        return Mono.defer(() -> {
            var begun = nanos.getAsLong();
            var beginning = new CheckIn(job.name(), CheckInStatus.IN_PROGRESS);
            beginning.setMonitorConfig(monitor(job));
            var id = sentry.captureCheckIn(beginning, null, null);
            return run.doOnSuccess(_ -> over(id, job, CheckInStatus.OK, begun))
                    .doOnError(_ -> over(id, job, CheckInStatus.ERROR, begun))
                    .doOnCancel(() -> over(id, job, CheckInStatus.ERROR, begun));
        });
    }

    private void over(SentryId id, Job job, CheckInStatus status, long begun) {
        var end = new CheckIn(id, job.name(), status);
        end.setDuration((nanos.getAsLong() - begun) / NANOS_PER_SECOND);
        sentry.captureCheckIn(end, null, null);
    }

    private static MonitorConfig monitor(Job job) {
        var minutes = Math.toIntExact(job.every().toMinutes());
        var monitor = new MonitorConfig(MonitorSchedule.interval(minutes, MonitorScheduleUnit.MINUTE));
        monitor.setCheckinMargin(job.late().toMinutes());
        monitor.setMaxRuntime(job.longest().toMinutes());
        return monitor;
    }
}
