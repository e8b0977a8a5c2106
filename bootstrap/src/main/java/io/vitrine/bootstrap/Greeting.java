package io.vitrine.bootstrap;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Tells whoever started the service on their own machine where things are. */
final class Greeting implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(Greeting.class);

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        text(event.getApplicationContext().getEnvironment()).lines().forEach(log::info);
    }

    private static String text(Environment environment) {
        var data = Path.of(environment.getProperty("vitrine.data", ".vitrine"))
                .toAbsolutePath()
                .normalize();
        return """
            Vitrine is ready.
              API     http://localhost:%1$s/api/v1/products
              Docs    http://localhost:%1$s/docs
              Data    %2$s, %3$s
              Token   mvn -q -Dmaven.test.skip spring-boot:run -Dspring-boot.run.arguments=token
              Sample  start with -Dspring-boot.run.arguments=--load-sample to load a small catalogue\
            """.formatted(
                        environment.getProperty("local.server.port"),
                        data,
                        place(environment.getProperty("spring.flyway.url", "")));
    }

    /** Where the database is, without whatever of a secret its address may hold. */
    private static String place(String url) {
        return url.replaceFirst("^jdbc:", "").replaceFirst("//[^/@]*@", "//").replaceFirst("\\?.*$", "");
    }
}
