package io.vitrine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.health.VitalSignContract;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.Incident;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The memory that Linux says a process takes. */
class ProcessMemoryTest extends VitalSignContract {

    private static final DataSize MOST = DataSize.ofMegabytes(500);

    private final InMemoryIncidents incidents = new InMemoryIncidents();

    @TempDir
    private Path folder;

    private ProcessMemory sign;

    @BeforeEach
    void begin() {
        sign = new ProcessMemory(folder.resolve("status"), MOST, incidents);
        mend();
    }

    @Override
    protected VitalSign sign() {
        return sign;
    }

    @Override
    protected void spoil() {
        resident(512_001);
    }

    @Override
    protected void mend() {
        resident(512_000);
    }

    @Test
    void this_process_takes_some() {
        var finding = found(new ProcessMemory(Path.of("/proc/self/status"), DataSize.ofTerabytes(1), incidents));

        assertThat(finding.status()).isEqualTo(Status.UP);
        assertThat(finding.facts().get("residentMegabytes")).isPositive();
        assertThat(finding.facts().get("heapMegabytes")).isPositive();
    }

    @Test
    void where_nobody_says_how_much_it_is_nothing_is_claimed() {
        var finding = found(new ProcessMemory(folder.resolve("nothing"), MOST, incidents));

        assertThat(finding.status()).isEqualTo(Status.UP);
        assertThat(finding.facts()).containsOnlyKeys("heapMegabytes");
    }

    @Test
    void it_is_told_when_it_becomes_too_much_and_not_again_before_it_had_become_less() {
        for (int kilobytes : new int[] {512_001, 600_000, 700_000, 512_000, 512_002}) {
            resident(kilobytes);
            assertThat(found(sign).facts()).containsKey("residentMegabytes");
        }

        assertThat(incidents.reported())
                .containsExactly(
                        new Incident.MemoryHigh(512_001L * 1024, MOST.toBytes()),
                        new Incident.MemoryHigh(512_002L * 1024, MOST.toBytes()));
    }

    private void resident(int kilobytes) {
        try {
            Files.writeString(
                    folder.resolve("status"),
                    "Name:\tjava\nVmHWM:\t  900000 kB\nVmRSS:\t  %d kB\n".formatted(kilobytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Finding found(ProcessMemory sign) {
        return Objects.requireNonNull(sign.look().block());
    }
}
