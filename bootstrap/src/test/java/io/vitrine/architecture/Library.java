package io.vitrine.architecture;

import io.micrometer.observation.ObservationRegistry;
import io.netty.buffer.ByteBuf;
import io.r2dbc.spi.Connection;
import java.sql.DriverManager;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.NullMarked;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.core.Authentication;
import org.springframework.web.reactive.DispatcherHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.util.function.Tuple2;
import tools.jackson.databind.ObjectMapper;

/**
 * The libraries that rules speak of. Each is named by its root package and by a class of it, so that a rule cannot go on
 * forbidding a package that no longer exists.
 */
enum Library implements Place {
    JAVA("java", Object.class),
    JDBC("java.sql", DriverManager.class),
    NULLNESS("org.jspecify.annotations", NullMarked.class),
    PUBLISHERS("reactor.core.publisher", Mono.class),
    REACTIVE_STREAMS("org.reactivestreams", Publisher.class),
    REACTOR_UTILITIES("reactor.util", Tuple2.class),
    SPRING("org.springframework", BeanFactory.class),
    SPRING_WEB("org.springframework.web", DispatcherHandler.class),
    SPRING_HTTP("org.springframework.http", HttpStatus.class),
    SPRING_SECURITY("org.springframework.security", Authentication.class),
    SPRING_R2DBC("org.springframework.r2dbc", DatabaseClient.class),
    R2DBC_DRIVERS("io.r2dbc", Connection.class),
    FLYWAY("org.flywaydb", Flyway.class),
    JACKSON("tools.jackson", ObjectMapper.class),
    MICROMETER("io.micrometer", ObservationRegistry.class),
    NETTY("io.netty", ByteBuf.class),
    REACTOR_NETTY("reactor.netty", HttpServer.class);

    private final String root;

    Library(String root, Class<?> member) {
        if (!member.getPackageName().equals(root) && !member.getPackageName().startsWith(root + ".")) {
            throw new IllegalArgumentException(member + " is not in " + root);
        }
        this.root = root;
    }

    @Override
    public String packageUnder(String ignored) {
        return root;
    }
}
