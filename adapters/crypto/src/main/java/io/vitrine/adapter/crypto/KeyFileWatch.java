package io.vitrine.adapter.crypto;

import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the file of the signing keys again and again, on a thread of its own, and puts the keys of a changed one on the ring. A
 * file may be seen while it is being written, so it counts only when two looks in a row see the same. One that cannot be used is
 * reported once, and the keys stay what they were.
 */
final class KeyFileWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeyFileWatch.class);

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Optional<Path> file;
    private final SigningKeyReader reader;
    private final KeyRing ring;
    private final ApplicationEventPublisher events;
    private final Incidents incidents;

    private @Nullable Sight last;
    private @Nullable Sight judged;
    private @Nullable ScheduledExecutorService running;

    /** @param file empty when the keys are in no file; nothing is looked at then */
    KeyFileWatch(
            Optional<Path> file,
            SigningKeyReader reader,
            KeyRing ring,
            ApplicationEventPublisher events,
            Incidents incidents) {
        this.file = file;
        this.reader = reader;
        this.ring = ring;
        this.events = events;
        this.incidents = incidents;
    }

    /** What a look sees; the content is empty when the file cannot be read. */
    private record Sight(FileTime modified, Optional<String> content) {
        private static final FileTime NEVER = FileTime.fromMillis(0);

        static Sight of(Path file) {
            try {
                return new Sight(Files.getLastModifiedTime(file), Optional.of(Files.readString(file)));
            } catch (IOException _) {
                return new Sight(NEVER, Optional.empty());
            }
        }

        @Override
        public String toString() {
            return "Sight[modified=" + modified + "]";
        }
    }

    @Override
    public synchronized void start() {
        if (file.isEmpty() || running != null) {
            return;
        }
        running = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("vitrine-signing-keys").daemon().factory());
        var _ = running.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.shutdown();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    /** One look at the file. */
    synchronized void look() {
        file.map(Sight::of).ifPresent(sight -> {
            var settled = sight.equals(last);
            last = sight;
            if (settled && !sight.equals(judged)) {
                judged = sight;
                judge(sight);
            }
        });
    }

    private void judge(Sight sight) {
        try {
            sight.content().map(reader::readContent).ifPresentOrElse(this::take, () -> refuse("cannot be read"));
        } catch (RefusedSetting refusal) {
            refuse(refusal.reason());
        } catch (RuntimeException failure) {
            // What a parser says may repeat what it read.
            refuse("cannot be understood (" + failure.getClass().getSimpleName() + ")");
        }
    }

    private void take(SigningKeys keys) {
        if (!keys.names().equals(ring.keys().names())) {
            ring.replaceBy(keys);
            log.info(
                    "The signing keys have changed: {} signs, {} verify",
                    keys.names().getFirst(),
                    keys.names());
            events.publishEvent(new SigningKeysReplaced(keys.names()));
        }
    }

    private void refuse(String reason) {
        log.warn("The changed file of the signing keys {}; the keys stay what they were", reason);
        incidents.report(Incident.Failure.inBackground(new KeysNotReplaced(reason)));
    }
}
