package io.vitrine.adapter.mail;

import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.account.Outbox.Kept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows mail in the log, and keeps the last of it in the outbox. It is for one's own machine only. */
final class LocalMailer implements Mailer {

    private static final Logger log = LoggerFactory.getLogger(LocalMailer.class);

    private final Writing writing;
    private final LocalOutbox outbox;

    LocalMailer(MailSettings settings, LocalOutbox outbox) {
        this.writing = new Writing(settings);
        this.outbox = outbox;
    }

    @Override
    public void send(Letter letter) {
        var written = writing.of(letter);
        outbox.keep(new Kept(letter.to(), written.subject(), written.text()));
        log.info("Mail to {}: {}", letter.to().value(), written.subject());
        written.text().lines().forEach(line -> log.info("  {}", line));
    }
}
