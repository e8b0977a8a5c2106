package io.vitrine.adapter.web.health;

import io.vitrine.adapter.web.security.Caller;
import io.vitrine.application.health.ReportHealth;
import io.vitrine.domain.health.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Says how the service is, of what is known already, so that nobody waits. Parameters are not looked at: nobody should restart an
 * instance for one that it does not know.
 */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class HealthController {

    private final ReportHealth health;

    HealthController(ReportHealth health) {
        this.health = health;
    }

    @GetMapping("/live")
    Mono<ResponseEntity<ProbeDocument>> live() {
        return Mono.fromSupplier(() -> probed(health.isAlive()));
    }

    @GetMapping("/ready")
    Mono<ResponseEntity<ProbeDocument>> ready() {
        return Mono.fromSupplier(() -> probed(health.isReady()));
    }

    @GetMapping("/health")
    Mono<ResponseEntity<HealthDocument>> health(Caller caller) {
        return Mono.fromSupplier(() -> {
            var report = health.report();
            var document = caller.administrator() ? HealthDocument.detailed(report) : HealthDocument.brief(report);
            return answer(report.status() != Status.DOWN, document);
        });
    }

    private static ResponseEntity<ProbeDocument> probed(boolean well) {
        return answer(well, ProbeDocument.of(well));
    }

    private static <T> ResponseEntity<T> answer(boolean well, T document) {
        return ResponseEntity.status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(document);
    }
}
