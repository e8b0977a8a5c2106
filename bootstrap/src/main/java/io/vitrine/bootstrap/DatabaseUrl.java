package io.vitrine.bootstrap;

import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads database URLs as libpq does ({@code postgresql://user:password@host:5432/name?sslmode=require}), and as they are
 * written for R2DBC and JDBC. Refusals never repeat what was read: it may hold a password in an unexpected place.
 */
final class DatabaseUrl {
    private static final Pattern FORM = Pattern.compile(
            "(?:r2dbc:|jdbc:)?postgres(?:ql)?://(?:([^@/?#]*)@)?([^/?#]*)(?:/([^?#]*))?(?:\\?([^#]*))?");
    private static final Pattern HOST = Pattern.compile("\\[([0-9A-Fa-f:.]+)]|[A-Za-z0-9._-]+");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    private static final String REMEDY = "Write it as postgresql://user:password@host:5432/name?sslmode=require,"
            + " special characters in each part percent-encoded.";

    private final String setting;
    private final String text;

    private DatabaseUrl(String setting, String text) {
        this.setting = setting;
        this.text = text;
    }

    /**
     * The address that a URL names.
     *
     * @param setting what refusals call it
     * @param user for a URL that has none
     * @param password for a URL that has none
     */
    static DatabaseAddress read(String setting, String text, String user, String password) {
        return new DatabaseUrl(setting, text.strip()).address(user, password);
    }

    private DatabaseAddress address(String user, String password) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw refusal("is not a PostgreSQL URL");
        }
        var credentials = orEmpty(parts.group(1)).split(":", 2);
        var parameters = parameters(orEmpty(parts.group(4)));
        var name = decoded(orEmpty(parts.group(3)));
        if (name.isEmpty()) {
            throw refusal("does not name a database");
        }
        var givenUser = firstGiven(decoded(credentials[0]), parameters.user(), user);
        if (givenUser.isEmpty()) {
            throw refusal("does not name a user, and DATABASE_USER is not set");
        }
        var givenPassword =
                firstGiven(credentials.length == 2 ? decoded(credentials[1]) : "", parameters.password(), password);
        return new DatabaseAddress(
                host(parts.group(2)), port(parts.group(2)), name, givenUser, givenPassword, parameters.options());
    }

    private String host(String authority) {
        var matcher = HOST.matcher(authority);
        if (authority.contains("@")) {
            throw refusal("has more than one @: in a password it is written as %40");
        }
        if (authority.contains(",")) {
            throw refusal("names several hosts, and one is supported");
        }
        if (!matcher.lookingAt()) {
            throw refusal("does not name a host");
        }
        return matcher.group(1) == null ? matcher.group() : matcher.group(1);
    }

    private int port(String authority) {
        var matcher = HOST.matcher(authority);
        var rest = matcher.lookingAt() ? authority.substring(matcher.end()) : "";
        if (rest.isEmpty()) {
            return DatabaseAddress.USUAL_PORT;
        }
        return port(setting, rest.startsWith(":") ? rest.substring(1) : rest);
    }

    /** Reads a port. */
    static int port(String setting, String text) {
        var port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new RefusedStart(setting + " has a port that is not a number from 1 to 65535.", REMEDY);
        }
        return port;
    }

    private record Parameters(String user, String password, Map<DatabaseOption, String> options) {}

    private Parameters parameters(String query) {
        var user = "";
        var password = "";
        var options = new EnumMap<DatabaseOption, String>(DatabaseOption.class);
        for (var parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            var parts = parameter.split("=", 2);
            var value = parts.length == 2 ? decoded(parts[1]) : "";
            switch (parts[0]) {
                case "user" -> user = value;
                case "password" -> password = value;
                default -> options.put(option(parts[0]), value);
            }
        }
        return new Parameters(user, password, options);
    }

    private DatabaseOption option(String name) {
        return DatabaseOption.named(name)
                .orElseThrow(() -> refusal("has a parameter that is not known; known are "
                        + Arrays.stream(DatabaseOption.values())
                                .map(DatabaseOption::libpq)
                                .collect(joining(", "))));
    }

    private String decoded(String part) {
        try {
            // A plus sign is a plus sign in a URL's path and authority, and for libpq in its query as well.
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw refusal("has a % that is not followed by two hexadecimal digits; a plain one is written as %25");
        }
    }

    private static String firstGiven(String... choices) {
        return Arrays.stream(choices)
                .filter(choice -> !choice.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    private RefusedStart refusal(String reason) {
        return new RefusedStart(setting + " " + reason + ".", REMEDY);
    }
}
