package io.vitrine.bootstrap;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a database is, and who asks.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param password empty where none is needed
 * @param options how to connect
 */
record DatabaseAddress(
        String host, int port, String name, String user, String password, Map<DatabaseOption, String> options) {

    static final int USUAL_PORT = 5432;

    DatabaseAddress {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** What Spring Boot's R2DBC wants to know, and Flyway, which speaks JDBC. */
    Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("spring.r2dbc.url", "r2dbc:postgresql://" + authority());
        properties.put("spring.r2dbc.name", name);
        properties.put("spring.r2dbc.username", user);
        properties.put("spring.r2dbc.password", password);
        options.forEach((option, value) -> properties.put("spring.r2dbc.properties." + option.r2dbc(), value));
        properties.put("spring.flyway.url", jdbcUrl());
        properties.put("spring.flyway.user", user);
        properties.put("spring.flyway.password", password);
        return properties;
    }

    private String jdbcUrl() {
        var query = options.entrySet().stream()
                .map(option -> option.getKey().jdbc() + "=" + encoded(option.getValue()))
                .collect(Collectors.joining("&"));
        return "jdbc:postgresql://" + authority() + "/" + encoded(name) + (query.isEmpty() ? "" : "?" + query);
    }

    private String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "postgresql://" + authority() + "/" + encoded(name);
    }
}
