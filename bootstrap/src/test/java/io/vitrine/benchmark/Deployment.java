package io.vitrine.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder that {@code deploy/prepare} makes out of the jar, and the settings that production starts from it with. */
public final class Deployment {

    /** The folder of the scripts. */
    public static final Path SCRIPTS = root().resolve("deploy");

    private static final Path JAR = root().resolve("bootstrap/target/vitrine.jar");

    private final Path folder;
    private final String database;

    private Deployment(Path folder, String database) {
        this.folder = folder;
        this.database = database;
    }

    /**
     * Prepares a folder, which must not be there yet, with a rehearsal that fills a database.
     *
     * @param database the URL of an empty one
     */
    public static Deployment prepared(Path folder, String database) throws IOException, InterruptedException {
        var settings = new HashMap<>(java());
        settings.put("REHEARSAL_DATABASE_URL", database);
        settings.put("REHEARSAL_PORT", Integer.toString(freePort()));
        var script = List.of(SCRIPTS.resolve("prepare").toString(), folder.toString());
        try (var preparing = ChildProcess.program(script, settings)) {
            var output = preparing.output();
            if (preparing.end() != 0) {
                throw new IllegalStateException("deploy/prepare failed: " + output);
            }
        }
        return new Deployment(folder, database);
    }

    /** Carries it to another place, as to the machine that it is meant for. */
    public Deployment movedTo(Path place) throws IOException {
        return new Deployment(Files.move(folder, place), database);
    }

    /** Starts the service as production does, with {@code start}. */
    public ChildProcess start(int port, Map<String, String> more) {
        var settings = new HashMap<>(settings(port));
        settings.putAll(more);
        return ChildProcess.program(List.of(folder.resolve("start").toString()), settings);
    }

    /** Starts the jar as it was built, or as it was extracted, with nothing but {@code java -jar}. */
    ChildProcess startPlain(boolean extracted, int port) {
        var jar = extracted ? folder.resolve("vitrine.jar") : JAR;
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return ChildProcess.program(List.of(java, "-jar", jar.toString()), settings(port));
    }

    private Map<String, String> settings(int port) {
        var settings = new HashMap<>(java());
        settings.putAll(Map.of(
                "SPRING_PROFILES_ACTIVE", "production",
                "PORT", Integer.toString(port),
                "MANAGEMENT_PORT", "0",
                "DATABASE_URL", database,
                "VITRINE_SECRET", "a secret for a service that is started by its tests",
                "VITRINE_TOKENS_KEYS", key(),
                "SPRING_MAIL_HOST", "localhost",
                "VITRINE_WEB_HTTPSONLY", "false",
                "VITRINE_LIMITS_API_REQUESTS", "1000000",
                "VITRINE_LIMITS_API_WINDOW", "1s"));
        return settings;
    }

    private static Map<String, String> java() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"));
    }

    private static String key() {
        try {
            var keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("deploy/prepare")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not inside the project"));
    }
}
