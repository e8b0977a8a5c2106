package io.vitrine.bootstrap;

import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How much of the machine's memory this process takes, where the machine says so: Linux does. */
final class ProcessMemory implements VitalSign {

    /** The fact that tells it. */
    static final String RESIDENT_MEGABYTES = "residentMegabytes";

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Path status;
    private final DataSize most;
    private final Incidents incidents;
    private final AtomicBoolean above = new AtomicBoolean();

    /** @param status what {@code proc(5)} calls {@code /proc/self/status} */
    ProcessMemory(Path status, DataSize most, Incidents incidents) {
        this.status = status;
        this.most = most;
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Importance importance() {
        return Importance.HELPFUL;
    }

    @Override
    public Mono<Finding> look() {
        return Mono.fromCallable(this::found).subscribeOn(Schedulers.boundedElastic());
    }

    private Finding found() throws IOException {
        var resident = resident();
        var tooMuch = resident.orElse(0) > most.toBytes();
        tell(tooMuch, resident.orElse(0));
        var finding = tooMuch ? Finding.of(Status.DEGRADED, "it takes more memory than it should") : Finding.up();
        var java = Runtime.getRuntime();
        var withHeap = finding.with("heapMegabytes", megabytes(java.totalMemory() - java.freeMemory()));
        return resident.isPresent() ? withHeap.with(RESIDENT_MEGABYTES, megabytes(resident.getAsLong())) : withHeap;
    }

    /** Once, and again when it had been less meanwhile. */
    private void tell(boolean tooMuch, long resident) {
        if (above.getAndSet(tooMuch) != tooMuch && tooMuch) {
            incidents.report(new Incident.MemoryHigh(resident, most.toBytes()));
        }
    }

    private OptionalLong resident() throws IOException {
        if (!Files.exists(status)) {
            return OptionalLong.empty();
        }
        var said = RESIDENT.matcher(Files.readString(status));
        return said.find()
                ? OptionalLong.of(
                        DataSize.ofKilobytes(Long.parseLong(said.group(1))).toBytes())
                : OptionalLong.empty();
    }

    private static long megabytes(long bytes) {
        return DataSize.ofBytes(bytes).toMegabytes();
    }
}
