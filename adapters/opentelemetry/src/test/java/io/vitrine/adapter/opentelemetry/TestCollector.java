package io.vitrine.adapter.opentelemetry;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A local server that takes traces as a collector of OpenTelemetry does, by OTLP over HTTP, and shows what was in them. */
public final class TestCollector implements AutoCloseable {

    private static final String PATH = "/v1/traces";

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /**
     * A span.
     *
     * @param parent empty where there is none
     * @param attributes as text
     */
    public record Taken(
            String traceId,
            String spanId,
            String parent,
            String name,
            String kind,
            boolean failed,
            long nanos,
            Map<String, String> attributes,
            Map<String, String> resource) {}

    private TestCollector(HttpServer server) {
        this.server = server;
    }

    /** One that takes everything. */
    public static TestCollector started() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var collector = new TestCollector(server);
            server.createContext(PATH, collector::take);
            server.setExecutor(collector.threads);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it is, for {@code otel.exporter.otlp.endpoint}. */
    public String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** In the order in which they were taken. */
    public List<Taken> spans() {
        return List.copyOf(taken);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var gzipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream body =
                    gzipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
                taken.addAll(spansIn(body.readAllBytes()));
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static List<Taken> spansIn(byte[] request) throws InvalidProtocolBufferException {
        return ExportTraceServiceRequest.parseFrom(request).getResourceSpansList().stream()
                .flatMap(ofResource -> {
                    var resource = texts(ofResource.getResource().getAttributesList());
                    return ofResource.getScopeSpansList().stream()
                            .flatMap(ofScope -> ofScope.getSpansList().stream())
                            .map(span -> taken(span, resource));
                })
                .toList();
    }

    private static Taken taken(Span span, Map<String, String> resource) {
        var hex = HexFormat.of();
        return new Taken(
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getName(),
                span.getKind().name(),
                span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
                span.getEndTimeUnixNano() - span.getStartTimeUnixNano(),
                Stream.concat(
                                texts(span.getAttributesList()).entrySet().stream(),
                                span.getEventsList().stream()
                                        .flatMap(event -> texts(event.getAttributesList()).entrySet().stream()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one + other)),
                resource);
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(KeyValue::getKey, it -> it.getValue().getStringValue()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
