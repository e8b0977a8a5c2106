package io.vitrine.bootstrap;

import io.vitrine.adapter.crypto.CryptoConfiguration;
import io.vitrine.adapter.mail.MailConfiguration;
import io.vitrine.adapter.r2dbc.R2dbcConfiguration;
import io.vitrine.adapter.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Where it all begins, and what it is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    UseCases.class,
    AccountUseCases.class,
    PasskeyUseCases.class,
    CryptoConfiguration.class,
    MailConfiguration.class,
    R2dbcConfiguration.class,
    WebConfiguration.class,
    LocalStart.class
})
public class VitrineApplication {

    public static void main(String... arguments) {
        if (TokenCommand.isMeantBy(arguments)) {
            System.exit(TokenCommand.ofThisProcess().run(arguments));
        }
        var application = new SpringApplication(VitrineApplication.class);
        application.addInitializers(new LocalDatabase());
        application.run(arguments);
    }
}
