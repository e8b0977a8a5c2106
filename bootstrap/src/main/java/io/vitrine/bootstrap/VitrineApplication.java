package io.vitrine.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Where it all begins. */
@SpringBootApplication
public class VitrineApplication {

    public static void main(String[] arguments) {
        if (TokenCommand.isMeantBy(arguments)) {
            System.exit(TokenCommand.ofThisProcess().run(arguments));
        }
        var application = new SpringApplication(VitrineApplication.class);
        application.addInitializers(new LocalDatabase());
        application.run(arguments);
    }
}
