package io.vitrine.bootstrap;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.token.AccessTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * With {@code --load-sample} or {@code VITRINE_LOAD_SAMPLE=true}, imports a made-up catalogue as any client would: through
 * HTTP. Doing it again changes nothing.
 */
final class SampleCatalogue implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(SampleCatalogue.class);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AccessTokens tokens;
    private final HttpClient http;

    SampleCatalogue(AccessTokens tokens, HttpClient http) {
        this.tokens = tokens;
        this.http = http;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var environment = event.getApplicationContext().getEnvironment();
        if (isWanted(environment)) {
            load(environment.getRequiredProperty("local.server.port"));
        }
    }

    /** The option may stand alone, and may say {@code false}. */
    private static boolean isWanted(Environment environment) {
        var option = environment.getProperty("load-sample");
        return option == null
                ? environment.getProperty("VITRINE_LOAD_SAMPLE", Boolean.class, false)
                : !option.equalsIgnoreCase("false");
    }

    private void load(String port) {
        var token = tokens.issue(new Actor("sample"), Set.of(Role.EDITOR), PATIENCE);
        try {
            var catalogue = new ClassPathResource("sample/catalogue.ndjson").getContentAsByteArray();
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/imports"))
                    .header("Authorization", "Bearer " + token.value())
                    .header("Content-Type", "application/x-ndjson")
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(catalogue))
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            tell(response);
        } catch (IOException e) {
            log.warn("The sample catalogue could not be loaded", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(HttpResponse<String> response) {
        if (response.statusCode() == 200) {
            var tally = JsonMapper.shared().readTree(response.body());
            log.info(
                    "The sample catalogue is loaded: {} products, {} of them new",
                    tally.path("read").asLong(),
                    tally.path("created").asLong());
        } else {
            log.warn("The sample catalogue was refused: {}", response.body());
        }
    }
}
