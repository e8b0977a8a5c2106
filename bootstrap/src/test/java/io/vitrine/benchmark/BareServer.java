package io.vitrine.benchmark;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** The baseline: Reactor Netty alone, sending the same bytes to every request. Arguments: port, body in Base64. */
final class BareServer {

    private BareServer() {}

    public static void main(String[] arguments) {
        var body = Base64.getDecoder().decode(arguments[1]);
        var server = HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .handle((_, response) -> response.header("Content-Type", "application/json")
                        .header("Content-Length", Integer.toString(body.length))
                        .send(Mono.just(Unpooled.wrappedBuffer(body))))
                .bindNow();
        System.out.println(
                "listening on " + server.port() + " with " + new String(body, StandardCharsets.UTF_8).length());
        server.onDispose().block();
    }
}
