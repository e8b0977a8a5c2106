package io.vitrine.bootstrap;

import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
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

    /** @param status what {@code proc(5)} calls {@code /proc/self/status} */
    ProcessMemory(Path status, DataSize most) {
        this.status = status;
        this.most = most;
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
        var finding = resident.orElse(0) > most.toBytes()
                ? Finding.of(Status.DEGRADED, "it takes more memory than it should")
                : Finding.up();
        var java = Runtime.getRuntime();
        var withHeap = finding.with("heapMegabytes", megabytes(java.totalMemory() - java.freeMemory()));
        return resident.isPresent() ? withHeap.with(RESIDENT_MEGABYTES, megabytes(resident.getAsLong())) : withHeap;
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
