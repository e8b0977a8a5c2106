package io.vitrine.application.exchange;

import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.exchange.UploadDigest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** Passes over the lines that earlier attempts of an import dealt with, and makes sure that the same were sent again. */
final class TakingUp {

    private final ImportRun run;
    private final UploadDigest upload;
    private boolean isKnown;

    private TakingUp(ImportRun run, UploadDigest upload) {
        this.run = run;
        this.upload = upload;
    }

    /** Others were sent before. */
    static final class OtherUpload extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherUpload() {
            super("The lines are not those that were sent first", null, false, false);
        }
    }

    /**
     * The lines that nobody dealt with yet; an {@link OtherUpload} when those before are others than were sent first.
     *
     * @param upload nothing yet; what was passed over, when the first line comes
     */
    static Flux<ImportLine> after(ImportRun run, UploadDigest upload, Flux<ImportLine> lines) {
        return Flux.defer(() -> {
            var takingUp = new TakingUp(run, upload);
            return lines.handle(takingUp::passOver).concatWith(Mono.defer(takingUp::passedOver));
        });
    }

    private void passOver(ImportLine line, SynchronousSink<ImportLine> rest) {
        if (line.number() <= run.lastLine()) {
            upload.add(line);
        } else if (isTheSame()) {
            rest.next(line);
        } else {
            rest.error(new OtherUpload());
        }
    }

    private Mono<ImportLine> passedOver() {
        return isTheSame() ? Mono.empty() : Mono.error(OtherUpload::new);
    }

    private boolean isTheSame() {
        isKnown = isKnown || upload.soFar().equals(run.upload());
        return isKnown;
    }
}
