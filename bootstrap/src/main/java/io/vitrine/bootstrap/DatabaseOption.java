package io.vitrine.bootstrap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An option of a database URL, by the names that libpq, R2DBC and JDBC have for it. */
enum DatabaseOption {
    SSL_MODE("sslmode", "sslMode", "sslmode"),
    SSL_ROOT_CERTIFICATE("sslrootcert", "sslRootCert", "sslrootcert"),
    SSL_CERTIFICATE("sslcert", "sslCert", "sslcert"),
    SSL_KEY("sslkey", "sslKey", "sslkey"),
    CHANNEL_BINDING("channel_binding", "channelBinding", "channelBinding"),
    APPLICATION_NAME("application_name", "applicationName", "ApplicationName");

    private final String libpq;
    private final String r2dbc;
    private final String jdbc;

    DatabaseOption(String libpq, String r2dbc, String jdbc) {
        this.libpq = libpq;
        this.r2dbc = r2dbc;
        this.jdbc = jdbc;
    }

    /** The option of this name, in whichever of the three spellings. */
    static Optional<DatabaseOption> named(String name) {
        return Arrays.stream(values())
                .filter(option -> plain(option.libpq).equals(plain(name)))
                .findFirst();
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    String libpq() {
        return libpq;
    }

    String r2dbc() {
        return r2dbc;
    }

    String jdbc() {
        return jdbc;
    }
}
