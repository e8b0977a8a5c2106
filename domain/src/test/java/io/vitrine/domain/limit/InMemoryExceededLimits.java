package io.vitrine.domain.limit;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;

/** A log of exceeded quotas in memory. */
public final class InMemoryExceededLimits implements ExceededLimits {
    private final Map<List<Object>, ExceededLimit> noted = new LinkedHashMap<>();

    @Override
    public synchronized void note(ExceededLimit exceeded) {
        noted.putIfAbsent(List.of(exceeded.policy(), exceeded.key(), exceeded.windowBegin()), exceeded);
    }

    @Override
    public long lost() {
        return 0;
    }

    @Override
    public Flux<ExceededLimit> since(Instant from) {
        return Flux.defer(() -> Flux.fromIterable(kept(from)));
    }

    private synchronized List<ExceededLimit> kept(Instant from) {
        return noted.values().stream()
                .filter(exceeded -> !exceeded.at().isBefore(from))
                .sorted(Comparator.comparing(ExceededLimit::at).reversed())
                .toList();
    }

    /** Forgets what is kept for long enough, and says how much that was. */
    public synchronized long forgetAt(Instant now) {
        long before = noted.size();
        noted.values().removeIf(exceeded -> exceeded.at().isBefore(now.minus(ExceededLimit.KEPT)));
        return before - noted.size();
    }
}
