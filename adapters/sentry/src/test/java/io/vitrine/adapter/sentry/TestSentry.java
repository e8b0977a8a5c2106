package io.vitrine.adapter.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A local server that takes envelopes as Sentry does, and shows what was in them. It can be as slow and as rude as a test wants it. */
public final class TestSentry implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Item> items = new CopyOnWriteArrayList<>();
    private final List<String> everything = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final int port;

    private volatile Manner manner = Manner.WILLING;
    private volatile int calls;
    private HttpServer server;

    /** How it behaves. */
    public enum Manner {
        WILLING(200),
        BROKEN(500),
        /** 429, and not for an hour. */
        LIMITING(429),
        /** It takes what it is sent and never answers. */
        SILENT(0);

        private final int status;

        Manner(int status) {
            this.status = status;
        }
    }

    /** What an envelope holds. */
    public record Item(String type, JsonNode json) {

        /** Of the tag {@code incident}; empty where there is none. */
        public String incident() {
            return json.at("/tags/incident").asString("");
        }
    }

    private TestSentry(int port) {
        server = listening(port);
        this.port = server.getAddress().getPort();
    }

    public static TestSentry started() {
        return new TestSentry(0);
    }

    private HttpServer listening(int port) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(call -> Thread.ofVirtual().start(call));
            listening.createContext("/", this::take);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new GZIPInputStream(exchange.getRequestBody()).readAllBytes();
            synchronized (this) {
                calls++;
            }
            everything.add(exchange.getRequestURI() + "\n"
                    + exchange.getRequestHeaders().entrySet() + "\n" + new String(body, UTF_8));
            if (manner == Manner.SILENT) {
                awaitEnd();
                return;
            }
            if (manner == Manner.WILLING) {
                items.addAll(parsed(body));
            } else if (manner == Manner.LIMITING) {
                exchange.getResponseHeaders().set("Retry-After", "3600");
            }
            exchange.sendResponseHeaders(manner.status, -1);
        }
    }

    private void awaitEnd() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The head of an envelope is a line; an item is a line with its length, as many bytes, and a line feed. */
    private static List<Item> parsed(byte[] envelope) {
        var found = new ArrayList<Item>();
        var at = line(envelope, 0).length + 1;
        while (at < envelope.length) {
            var head = line(envelope, at);
            at += head.length + 1;
            var header = JSON.readTree(head);
            var length = header.path("length").asInt();
            found.add(new Item(header.path("type").asString(), JSON.readTree(new String(envelope, at, length, UTF_8))));
            at += length + 1;
        }
        return found;
    }

    private static byte[] line(byte[] bytes, int from) {
        var line = new ByteArrayOutputStream();
        for (int at = from; at < bytes.length && bytes[at] != '\n'; at++) {
            line.write(bytes[at]);
        }
        return line.toByteArray();
    }

    public void is(Manner next) {
        manner = next;
    }

    /** Nobody listens any more. */
    public void stop() {
        closing.countDown();
        server.stop(0);
    }

    public void startAgain() {
        server = listening(port);
    }

    /** What {@code SENTRY_DSN} is for it. */
    public String dsn() {
        return "http://0123456789abcdef0123456789abcdef@127.0.0.1:" + port + "/7";
    }

    /** How often it was called, whatever it answered. */
    public synchronized int calls() {
        return calls;
    }

    /** What it took of a type so far: {@code event}, {@code transaction}, {@code check_in}. */
    public List<JsonNode> taken(String type) {
        return items.stream()
                .filter(item -> item.type().equals(type))
                .map(Item::json)
                .toList();
    }

    /** The first thing of a type that it takes. */
    public JsonNode awaitItem(String type) {
        await().atMost(PATIENCE).until(() -> !taken(type).isEmpty());
        return taken(type).getFirst();
    }

    /** The first event of a kind that it takes. */
    public JsonNode awaitIncident(String kind) {
        await().atMost(PATIENCE).until(() -> incidents().contains(kind));
        return items.stream()
                .filter(item -> item.incident().equals(kind))
                .findFirst()
                .orElseThrow()
                .json();
    }

    /** The kinds of the events that it took so far. */
    public List<String> incidents() {
        return items.stream()
                .filter(item -> item.type().equals("event"))
                .map(Item::incident)
                .toList();
    }

    /** Every byte that it was sent, unzipped, with the heads of the requests. */
    public String everything() {
        return String.join("\n", everything);
    }

    @Override
    public void close() {
        stop();
    }
}
