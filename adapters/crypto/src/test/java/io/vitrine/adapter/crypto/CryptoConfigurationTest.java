package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.browse.PageRequest.Seek;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.token.AccessTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.test.StepVerifier;

@ExtendWith(OutputCaptureExtension.class)
class CryptoConfigurationTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path temporary;

    @Test
    void a_local_start_makes_its_secrets_once_and_keeps_them_for_its_owner_only() throws Exception {
        var folder = temporary.resolve("data");
        var contents = new HashMap<String, String>();

        local(folder).run(context -> {
            for (var name : Set.of("secret", "signing-key.json")) {
                contents.put(name, Files.readString(folder.resolve(name)));
                assertThat(permissionsOf(folder.resolve(name))).isEqualTo("rw-------");
            }
            assertThat(permissionsOf(folder)).isEqualTo("rwx------");
        });

        local(folder)
                .run(context -> assertThat(contents)
                        .allSatisfy((name, content) ->
                                assertThat(folder.resolve(name)).content().isEqualTo(content)));
    }

    @Test
    void tokens_and_cursors_outlive_a_local_restart(@TempDir Path folder) {
        var token = new AtomicReference<String>();
        var cursor = new AtomicReference<String>();

        local(folder).run(context -> {
            token.set(issue(context));
            cursor.set(context.getBean(Cursors.class).seal(new Seek.Start(), "list"));
        });

        local(folder).run(context -> {
            assertAccepted(context, token.get());
            assertThat(context.getBean(Cursors.class).open(cursor.get(), "list"))
                    .contains(new Seek.Start());
        });
    }

    @Test
    void production_refuses_to_start_without_a_secret_and_says_which_variable_is_missing() {
        production()
                .withPropertyValues(keys())
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(RefusedSetting.class)
                        .hasMessage("VITRINE_SECRET is not set; in production the service does not make its own."));
    }

    @Test
    void production_refuses_to_start_without_keys_and_says_which_variable_is_missing() {
        production()
                .withPropertyValues("vitrine.secret=" + SECRET)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(RefusedSetting.class)
                        .hasMessage("VITRINE_TOKENS_KEYS is not set; in production the service does not make its"
                                + " own keys."));
    }

    @Test
    void production_starts_with_both_and_keeps_nothing() {
        production().withPropertyValues(keys(), "vitrine.secret=" + SECRET).run(context -> {
            assertAccepted(context, issue(context));
            assertThat(temporary.resolve("data")).doesNotExist();
        });
    }

    @Test
    void a_short_secret_is_refused_and_not_shown(CapturedOutput output) {
        var shorter = SECRET.substring(1);

        local(temporary)
                .withPropertyValues("vitrine.secret=" + shorter)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessage("VITRINE_SECRET has fewer than 32 bytes."));

        assertThat(output).doesNotContain(shorter);
    }

    @Test
    void a_refusal_is_two_sentences_and_no_stack_trace(CapturedOutput output) {
        var application = new SpringApplicationBuilder(CryptoConfiguration.class, ClockConfiguration.class)
                .web(WebApplicationType.NONE)
                .profiles("production");

        assertThatException().isThrownBy(application::run);

        assertThat(output)
                .contains("VITRINE_TOKENS_KEYS is not set; in production the service does not make its own keys.")
                .contains("openssl genpkey -algorithm EC")
                .doesNotContain("\tat ");
    }

    @Test
    void settings_do_not_show_their_secrets() {
        var settings = new CryptoSettings(
                SECRET, temporary, new CryptoSettings.Tokens("https://shop.example", "vitrine", SECRET));

        assertThat(settings.toString()).contains("https://shop.example").doesNotContain(SECRET);
        assertThat(new ServerSecret(SECRET).toString()).doesNotContain(SECRET);
    }

    private ApplicationContextRunner local(Path folder) {
        return new ApplicationContextRunner()
                .withUserConfiguration(CryptoConfiguration.class)
                .withBean(InstantSource.class, InstantSource::system)
                .withPropertyValues("vitrine.data=" + folder);
    }

    private ApplicationContextRunner production() {
        return local(temporary.resolve("data")).withPropertyValues("spring.profiles.active=production");
    }

    private static String keys() {
        return "vitrine.tokens.keys=" + Tokens.newKey().toJSONString();
    }

    private static String issue(ApplicationContext context) {
        return context.getBean(AccessTokens.class)
                .issue(new Actor("ana"), Set.of(Role.EDITOR), Duration.ofMinutes(15))
                .value();
    }

    private static void assertAccepted(ApplicationContext context, String token) {
        StepVerifier.create(context.getBean(ReactiveJwtDecoder.class).decode(token))
                .expectNextCount(1)
                .verifyComplete();
    }

    private static String permissionsOf(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Configuration(proxyBeanMethods = false)
    static class ClockConfiguration {
        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }
    }
}
