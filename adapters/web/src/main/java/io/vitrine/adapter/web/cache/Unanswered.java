package io.vitrine.adapter.web.cache;

import io.vitrine.domain.shared.StoreUnavailable;
import java.util.Optional;

/** How the service said that it could not answer; all who have waited for its answer are told so. */
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rendition rendition;

    private Unanswered(Rendition rendition) {
        super("status " + rendition.status(), null, false, false);
        this.rendition = rendition;
    }

    /** The failure that this is to whoever wants to keep the answer. */
    static StoreUnavailable by(Rendition rendition) {
        return new StoreUnavailable("The service did not answer", new Unanswered(rendition));
    }

    /** What is told, where a failure is one of this kind. */
    static Optional<Rendition> in(Throwable failure) {
        return failure.getCause() instanceof Unanswered unanswered
                ? Optional.of(unanswered.rendition)
                : Optional.empty();
    }
}
