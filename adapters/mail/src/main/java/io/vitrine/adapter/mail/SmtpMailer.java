package io.vitrine.adapter.mail;

import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.RecurringFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Sends mail through an SMTP server, on threads of its own. What waits has a bound, a server that is away is tried again for
 * a while, and what could not be sent is counted and reported; nobody is kept waiting for any of that.
 */
final class SmtpMailer implements Mailer, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmtpMailer.class);
    private static final int THREADS = 2;
    private static final int WAITING = 1_000;
    private static final int SECONDS_TO_DRAIN = 10;

    private final JavaMailSender sender;
    private final Writing writing;
    private final String from;
    private final RetryTemplate retry;
    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    private final RecurringFailure losses;
    private final AtomicLong lost = new AtomicLong();

    /** @param pause before a letter is tried again; each further time twice as long */
    SmtpMailer(JavaMailSender sender, MailSettings settings, Duration pause, Incidents incidents) {
        this.sender = sender;
        this.writing = new Writing(settings);
        this.from = settings.from();
        this.losses = new RecurringFailure(incidents, System::nanoTime);
        this.retry = new RetryTemplate(RetryPolicy.builder()
                .includes(MailException.class)
                .maxRetries(3)
                .delay(pause)
                .multiplier(2)
                .build());
        threads.setThreadNamePrefix("mail-");
        threads.setCorePoolSize(THREADS);
        threads.setQueueCapacity(WAITING);
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationSeconds(SECONDS_TO_DRAIN);
        threads.initialize();
    }

    @Override
    public void send(Letter letter) {
        try {
            threads.execute(() -> sendNow(letter));
        } catch (TaskRejectedException _) {
            isLost("too many letters are waiting");
        }
    }

    /** How many letters could not be sent. */
    long lost() {
        return lost.get();
    }

    private void sendNow(Letter letter) {
        try {
            retry.execute(() -> {
                sender.send(message -> {
                    var written = writing.of(letter);
                    var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
                    parts.setFrom(from);
                    parts.setTo(letter.to().value());
                    parts.setSubject(written.subject());
                    parts.setText(written.text(), written.html());
                });
                return letter;
            });
            losses.succeeded();
        } catch (RetryException failure) {
            isLost(reason(failure));
        }
    }

    /** What a server says may hold the address, which stands in no log. */
    private static String reason(Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }

    private void isLost(String why) {
        lost.incrementAndGet();
        log.warn("A letter could not be sent: {}", why);
        losses.failed(new LetterLost(why));
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
