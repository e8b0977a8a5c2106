package io.vitrine.application.exchange;

import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.exchange.ImportBatch;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.UploadDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * Puts lines together into batches. A batch is full at a number of lines or characters, whichever comes first; it is cut
 * where a SKU comes again, so that the later line finds what the earlier one stored; and a slow upload does not wait for
 * a full one. Where nothing comes for long, that is told too.
 */
final class Batches {

    private static final int MOST_LINES = 500;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** After how many pulses without a line the upload is told to be silent. */
    private static final int SILENT_PULSES = 30;

    /** How many lines are read ahead of the batch that is being filled. */
    private static final int AHEAD = 8;

    private final UploadDigest upload;
    private int lines;
    private int characters;
    private int silentPulses;

    private Batches(UploadDigest upload) {
        this.upload = upload;
    }

    /** What happens while a batch is being filled. */
    private sealed interface Arrival {
        record Line(ImportLine line) implements Arrival {}

        record Pulse() implements Arrival {}

        record End() implements Arrival {}
    }

    /**
     * The batches of these lines, in their order; lines are read no faster than batches are requested. An empty one says
     * that no line came for half a minute.
     *
     * @param upload what was sent before these lines, and then what is in batches too
     */
    static Flux<Optional<ImportBatch>> of(Flux<ImportLine> lines, UploadDigest upload) {
        return Flux.defer(() -> {
            var batches = new Batches(upload);
            var arrivals = lines.<Arrival>map(Arrival.Line::new).concatWithValues(new Arrival.End());
            var pulses = Flux.interval(PATIENCE).onBackpressureDrop().<Arrival>map(_ -> new Arrival.Pulse());
            return Flux.merge(AHEAD, arrivals, pulses)
                    .takeUntil(Arrival.End.class::isInstance)
                    .bufferUntil(batches::isCompleteWith)
                    .concatMapIterable(batches::told, 1);
        });
    }

    private boolean isCompleteWith(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Line(var line) -> isFullWith(line);
            case Arrival.Pulse() -> startsAnew();
            case Arrival.End() -> startsAnew();
        };
    }

    private boolean isFullWith(ImportLine line) {
        lines++;
        characters += line.input().length();
        return (lines == MOST_LINES || characters >= MOST_CHARACTERS) && startsAnew();
    }

    private boolean startsAnew() {
        lines = 0;
        characters = 0;
        return true;
    }

    private List<Optional<ImportBatch>> told(List<Arrival> arrivals) {
        var arrived = linesOf(arrivals);
        silentPulses = arrived.isEmpty() ? silentPulses + 1 : 0;
        if (silentPulses == SILENT_PULSES) {
            silentPulses = 0;
            return List.of(Optional.empty());
        }
        return withoutRepeatedSkus(arrived).stream().map(Optional::of).toList();
    }

    private List<ImportBatch> withoutRepeatedSkus(List<ImportLine> arrived) {
        var batches = new ArrayList<ImportBatch>();
        var batch = new ArrayList<ImportLine>();
        var skus = new HashSet<Sku>();
        for (var line : arrived) {
            if (line instanceof ImportLine.Accepted accepted
                    && !skus.add(accepted.draft().sku())) {
                batches.add(new ImportBatch(batch, upload.soFar()));
                batch.clear();
                skus.clear();
                skus.add(accepted.draft().sku());
            }
            batch.add(line);
            upload.add(line);
        }
        if (!batch.isEmpty()) {
            batches.add(new ImportBatch(batch, upload.soFar()));
        }
        return batches;
    }

    private static List<ImportLine> linesOf(List<Arrival> arrivals) {
        return arrivals.stream()
                .flatMap(arrival -> arrival instanceof Arrival.Line(var line) ? Stream.of(line) : Stream.empty())
                .toList();
    }
}
