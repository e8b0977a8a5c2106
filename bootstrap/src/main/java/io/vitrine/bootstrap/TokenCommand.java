package io.vitrine.bootstrap;

import io.vitrine.application.access.IssueDevelopmentToken;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.token.AccessToken;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Profiles;

/**
 * {@code token [--role=editor] [--lifetime=12h]}: prints a development token, and nothing else. It needs neither the service
 * nor its database, only the keys of the data folder.
 */
final class TokenCommand {
    private static final String NAME = "token";

    private final PrintStream out;
    private final PrintStream err;

    TokenCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The token is what the process answers, not something to log. */
    static TokenCommand ofThisProcess() {
        return new TokenCommand(printing(FileDescriptor.out), printing(FileDescriptor.err));
    }

    private static PrintStream printing(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    static boolean isMeantBy(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /** The exit status: 0 when a token was printed. */
    int run(String... arguments) {
        try (var context = start(arguments)) {
            out.println(issue(context, arguments).value());
            return 0;
        } catch (RuntimeException e) {
            err.println(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return 1;
        }
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(DevelopmentTokens.class)
                .web(WebApplicationType.NONE)
                .properties("logging.threshold.console=off")
                .logStartupInfo(false)
                .initializers(TokenCommand::refuseInProduction)
                .run(arguments);
    }

    private static void refuseInProduction(ConfigurableApplicationContext context) {
        if (context.getEnvironment().acceptsProfiles(Profiles.of("production"))) {
            throw new RefusedStart("There are no development tokens in production.", "Sign in.");
        }
    }

    private static AccessToken issue(ConfigurableApplicationContext context, String... arguments) {
        var options = new DefaultApplicationArguments(arguments);
        var role = valueOf("role", Role.EDITOR.text(), options);
        var lifetime = valueOf("lifetime", "12h", options);
        return context.getBean(IssueDevelopmentToken.class).issue(role(role), lifetime(lifetime));
    }

    private static Role role(String text) {
        return Role.named(text)
                .orElseThrow(() -> new IllegalArgumentException("There is no role '" + text + "'; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(Role.values()).map(Role::text).toList())));
    }

    private static Duration lifetime(String text) {
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("'" + text + "' is no lifetime; write 12h, 30m or PT12H");
        }
    }

    private static String valueOf(String option, String fallback, DefaultApplicationArguments options) {
        var values = options.getOptionValues(option);
        return values == null || values.isEmpty() ? fallback : values.getLast();
    }
}
