package io.vitrine.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A wire to a service on which one sees the heads of the requests that pass. */
final class Wire implements AutoCloseable {

    private static final Pattern HEAD =
            Pattern.compile("([A-Z]+) (/\\S*) HTTP/1\\.1\\r\\n((?:[^\\r\\n:]+:[^\\r\\n]*\\r\\n)+)\\r\\n");

    private final ServerSocket door;
    private final int port;
    private final Queue<Recording> recordings = new ConcurrentLinkedQueue<>();

    private Wire(ServerSocket door, int port) {
        this.door = door;
        this.port = port;
    }

    /** A request as it came by. */
    record Passed(String method, String path, String head) {

        private static Passed of(MatchResult head) {
            return new Passed(head.group(1), head.group(2), head.group(3));
        }

        boolean is(String wantedMethod, String wantedPath) {
            return method.equals(wantedMethod) && path.equals(wantedPath);
        }

        boolean has(String header) {
            return ("\r\n" + head).contains("\r\n" + header + "\r\n");
        }
    }

    static Wire to(int port) {
        try {
            var wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** What has passed so far. */
    List<Passed> requests() {
        return recordings.stream()
                .flatMap(recording -> HEAD.matcher(recording.text()).results())
                .map(Passed::of)
                .toList();
    }

    private void accept() {
        try {
            while (true) {
                var client = door.accept();
                var service = new Socket(InetAddress.getLoopbackAddress(), port);
                var recording = new Recording();
                recordings.add(recording);
                Thread.ofVirtual().start(() -> pass(client, service, recording));
                Thread.ofVirtual().start(() -> pass(service, client, OutputStream.nullOutputStream()));
            }
        } catch (IOException _) {
            // The door was closed.
        }
    }

    private static void pass(Socket from, Socket to, OutputStream recording) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            var buffer = new byte[64 << 10];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                recording.write(buffer, 0, read);
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException _) {
            // Either end has gone.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its methods are synchronized. */
    private static final class Recording extends ByteArrayOutputStream {
        String text() {
            return toString(ISO_8859_1);
        }
    }
}
