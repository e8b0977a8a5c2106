package io.vitrine.domain.limit;

import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;

/** Quotas that were exceeded, in memory. */
public final class InMemoryExceededLimits implements ExceededLimits {

    private final Map<Place, ExceededLimit> noted = new ConcurrentHashMap<>();

    private record Place(Policy policy, SecretDigest key, Instant windowBegin) {}

    @Override
    public void note(ExceededLimit exceeded) {
        noted.putIfAbsent(new Place(exceeded.policy(), exceeded.key(), exceeded.windowBegin()), exceeded);
    }

    @Override
    public long lost() {
        return 0;
    }

    @Override
    public Flux<ExceededLimit> since(Instant from) {
        return Flux.defer(() -> Flux.fromStream(noted.values().stream()
                .filter(exceeded -> !exceeded.at().isBefore(from))
                .sorted(Comparator.comparing(ExceededLimit::at).reversed())));
    }
}
