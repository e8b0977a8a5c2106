package io.vitrine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TokenCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void it_prints_a_token_of_an_editor_for_twelve_hours_and_nothing_else(CapturedOutput logged) throws Exception {
        assertThat(run("token")).isZero();

        var claims = printedToken();
        assertThat(claims.getStringListClaim("roles")).containsExactly("editor");
        assertThat(lifetimeOf(claims)).isEqualTo(Duration.ofHours(12));
        assertThat(out.toString(StandardCharsets.UTF_8)).hasLineCount(1);
        assertThat(logged.getAll()).isEmpty();
    }

    @Test
    void role_and_lifetime_can_be_chosen() throws Exception {
        assertThat(run("token", "--role=admin", "--lifetime=5m")).isZero();

        assertThat(printedToken().getStringListClaim("roles")).containsExactly("admin");
        assertThat(lifetimeOf(printedToken())).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void an_unknown_role_is_refused_with_those_there_are() {
        assertThat(run("token", "--role=king")).isEqualTo(1);

        assertRefused("There is no role 'king'; there are user, editor, admin");
    }

    @Test
    void a_lifetime_that_cannot_be_read_is_refused() {
        assertThat(run("token", "--lifetime=soon")).isEqualTo(1);

        assertRefused("'soon' is no lifetime; write 12h, 30m or PT12H");
    }

    @Test
    void a_lifetime_that_is_too_long_is_refused() {
        assertThat(run("token", "--lifetime=31d")).isEqualTo(1);

        assertRefused("a development token lives 1 second to 30 days");
    }

    @Test
    void production_gives_no_token(CapturedOutput logged) {
        assertThat(run("token", "--spring.profiles.active=production")).isEqualTo(1);

        assertRefused("There are no development tokens in production.");
        assertThat(logged.getAll()).isEmpty();
    }

    @Test
    void only_the_first_argument_means_the_command() {
        assertThat(TokenCommand.isMeantBy("token", "--role=admin")).isTrue();
        assertThat(TokenCommand.isMeantBy("--load-sample", "token")).isFalse();
        assertThat(TokenCommand.isMeantBy()).isFalse();
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--vitrine.data=" + folder);
        return new TokenCommand(new PrintStream(out, true), new PrintStream(err, true)).run(all.toArray(String[]::new));
    }

    private void assertRefused(String reason) {
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(reason + "\n");
    }

    private JWTClaimsSet printedToken() throws Exception {
        return SignedJWT.parse(out.toString(StandardCharsets.UTF_8).strip()).getJWTClaimsSet();
    }

    private static Duration lifetimeOf(JWTClaimsSet claims) {
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }
}
