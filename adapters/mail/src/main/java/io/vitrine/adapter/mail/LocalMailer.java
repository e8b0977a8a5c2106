package io.vitrine.adapter.mail;

import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows mail in the log of a service that has no server to send it through. It is for one's own machine only. */
final class LocalMailer implements Mailer {

    private static final Logger log = LoggerFactory.getLogger(LocalMailer.class);

    private final Writing writing;

    LocalMailer(MailSettings settings) {
        this.writing = new Writing(settings);
    }

    @Override
    public void send(Letter letter) {
        var written = writing.of(letter);
        log.info("Mail to {}: {}\n\n{}", letter.to().value(), written.subject(), written.text());
    }
}
