package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHasher;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.browse.PageRequest.Seek;
import io.vitrine.domain.incident.InMemoryIncidents;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.token.AccessTokens;
import io.vitrine.domain.token.PublicKeys;
import io.vitrine.domain.token.RefreshToken;
import io.vitrine.domain.token.Revocations;
import io.vitrine.domain.token.SealedToken;
import io.vitrine.domain.token.TokenSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
                SECRET,
                temporary,
                new CryptoSettings.Tokens("https://shop.example", "vitrine", SECRET),
                new CryptoSettings.Passwords(12, 1, 32));

        assertThat(settings.toString()).contains("https://shop.example").doesNotContain(SECRET);
        assertThat(new ServerSecret(SECRET).toString()).doesNotContain(SECRET);
    }

    @Test
    void keys_in_a_file_are_looked_at_while_the_service_runs() throws Exception {
        var file = Files.writeString(
                temporary.resolve("keys.json"), Tokens.newKey().toJSONString());

        local(temporary)
                .withPropertyValues("vitrine.tokens.keys=" + file)
                .run(context -> assertThat(context.getBean(KeyFileWatch.class).isRunning())
                        .isTrue());
        local(temporary)
                .withPropertyValues(keys())
                .run(context -> assertThat(context.getBean(KeyFileWatch.class).isRunning())
                        .isFalse());
    }

    @Test
    void tokens_in_use_outlive_the_replacement_of_their_key_in_the_file() throws Exception {
        var key = Tokens.newKey();
        var successor = Tokens.newKey();
        var file = Files.writeString(temporary.resolve("keys.json"), key.toJSONString());

        local(temporary).withPropertyValues("vitrine.tokens.keys=" + file).run(context -> {
            var watch = context.getBean(KeyFileWatch.class);
            var old = issue(context);

            Files.writeString(file, new JWKSet(List.of(successor, key)).toString(false));
            watch.look();
            watch.look();

            assertAccepted(context, old);
            assertAccepted(context, issue(context));
            assertThat(SignedJWT.parse(issue(context)).getHeader().getKeyID()).isEqualTo(successor.getKeyID());
            assertThat(context.getBean(PublicKeys.class).jwkSet()).contains(key.getKeyID(), successor.getKeyID());
        });
    }

    @Test
    void passwords_are_hashed_at_cost_12_if_nothing_else_is_set() {
        local(temporary).run(context -> {
            var passwords = context.getBean(CryptoSettings.class).passwords();
            assertThat(passwords.cost()).isEqualTo(12);
            assertThat(passwords.threads())
                    .isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
            assertThat(passwords.waiting()).isEqualTo(32);
        });
    }

    @Test
    void the_cost_of_passwords_can_be_set() {
        local(temporary)
                .withPropertyValues("vitrine.passwords.cost=10", "vitrine.passwords.threads=3")
                .run(context -> {
                    StepVerifier.create(
                                    context.getBean(PasswordHasher.class).hash(new Password("a rather long sentence")))
                            .assertNext(hash -> assertThat(hash.value()).startsWith("$2b$10$"))
                            .verifyComplete();
                    assertThat(context.getBean(CryptoSettings.class).passwords().threads())
                            .isEqualTo(3);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cost=9", "cost=17", "threads=-1", "waiting=0", "waiting=-1"})
    void settings_of_passwords_have_limits(String setting) {
        local(temporary)
                .withPropertyValues("vitrine.passwords." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void a_sealed_successor_outlives_a_local_restart() {
        var presented = new AtomicReference<RefreshToken>();
        var successor = new AtomicReference<RefreshToken>();
        var sealed = new AtomicReference<SealedToken>();

        local(temporary).run(context -> {
            var secrets = context.getBean(TokenSecrets.class);
            presented.set(secrets.next());
            successor.set(secrets.next());
            sealed.set(secrets.seal(successor.get(), presented.get()));
        });

        local(temporary)
                .run(context -> assertThat(context.getBean(TokenSecrets.class).open(sealed.get(), presented.get()))
                        .contains(successor.get()));
    }

    private ApplicationContextRunner local(Path folder) {
        return new ApplicationContextRunner()
                .withUserConfiguration(CryptoConfiguration.class)
                .withBean(InstantSource.class, InstantSource::system)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(Revocations.class, FakeRevocations::new)
                .withBean(Incidents.class, InMemoryIncidents::new)
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
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        Revocations revocations() {
            return new FakeRevocations();
        }

        @Bean
        Incidents incidents() {
            return new InMemoryIncidents();
        }
    }
}
