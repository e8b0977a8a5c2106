package io.vitrine.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.MailedToken;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.Incident;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail through a real SMTP server. */
class SmtpMailerTest {

    private static final EmailAddress ANA = new EmailAddress("ana@example.org");
    private static final MailedToken TOKEN = MailedToken.of(new byte[32]);
    private static final MailSettings SETTINGS =
            new MailSettings("shop@example.org", "", "https://shop.example/reset?a=b&token={token}");

    private final InMemoryIncidents incidents = new InMemoryIncidents();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void stop() {
        server.stop();
    }

    static Stream<Letter> letters() {
        return Stream.of(
                new Letter.Welcome(ANA, TOKEN),
                new Letter.AlreadyRegistered(ANA),
                new Letter.PasswordReset(ANA, TOKEN),
                new Letter.PasswordChanged(ANA),
                new Letter.PasskeyAdded(ANA),
                new Letter.PasskeyRemoved(ANA),
                new Letter.SessionStolen(ANA),
                new Letter.SecondFactorSwitchedOn(ANA),
                new Letter.SecondFactorSwitchedOff(ANA),
                new Letter.RecoveryCodeUsed(ANA, 9));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void every_letter_arrives_as_text_and_as_html(Letter letter) throws Exception {
        server.start();
        try (var mailer = mailer(server.getSmtp().getPort())) {
            mailer.send(letter);

            assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
        }
        var arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getAllRecipients()).extracting(Object::toString).containsExactly("ana@example.org");
        assertThat(arrived.getFrom()).extracting(Object::toString).containsExactly("shop@example.org");
        assertThat(arrived.getSubject()).isNotBlank();
        assertThat(GreenMailUtil.getBody(arrived)).contains("text/plain", "text/html", "<p>");
    }

    @Test
    void a_letter_with_a_token_has_it_or_the_link_to_use_it() {
        var writing = new Writing(SETTINGS);

        assertThat(writing.of(new Letter.Welcome(ANA, TOKEN)).text()).contains(TOKEN.value());
        assertThat(writing.of(new Letter.PasswordReset(ANA, TOKEN)).text())
                .contains("https://shop.example/reset?a=b&token=" + TOKEN.value());
        assertThat(writing.of(new Letter.PasswordReset(ANA, TOKEN)).html())
                .contains("<a href=\"https://shop.example/reset?a=b&amp;token=" + TOKEN.value() + "\">");
    }

    @Test
    void a_server_that_is_away_for_a_moment_gets_the_letter_when_it_is_back() throws Exception {
        server.start();
        var port = server.getSmtp().getPort();
        server.stop();
        var back = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        try (var mailer = mailer(port)) {
            mailer.send(new Letter.PasswordChanged(ANA));
            back.start();

            assertThat(back.waitForIncomingEmail(20_000, 1)).isTrue();
            assertThat(mailer.lost()).isZero();
            assertThat(incidents.reported()).isEmpty();
        } finally {
            back.stop();
        }
    }

    @Test
    void what_cannot_be_sent_is_counted_and_keeps_nobody_waiting_and_is_reported_once_without_saying_whose_it_was() {
        server.start();
        var port = server.getSmtp().getPort();
        server.stop();
        try (var mailer = mailer(port)) {
            mailer.send(new Letter.PasswordChanged(ANA));
            mailer.send(new Letter.PasswordReset(ANA, TOKEN));

            await().atMost(Duration.ofSeconds(30)).until(() -> mailer.lost() == 2);
        }
        assertThat(incidents.reported())
                .singleElement()
                .isInstanceOfSatisfying(
                        Incident.Failure.class,
                        failure -> assertThat(failure.error())
                                .isInstanceOf(LetterLost.class)
                                .hasNoCause()
                                .message()
                                .doesNotContain("ana", "example.org", TOKEN.value()));
    }

    @Test
    void letters_that_are_waiting_are_sent_before_the_end() {
        server.start();
        try (var mailer = mailer(server.getSmtp().getPort())) {
            for (int n = 0; n < 20; n++) {
                mailer.send(new Letter.PasswordChanged(ANA));
            }
        }

        assertThat(Arrays.asList(server.getReceivedMessages())).hasSize(20);
    }

    private SmtpMailer mailer(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        return new SmtpMailer(sender, SETTINGS, Duration.ofMillis(100), incidents);
    }
}
