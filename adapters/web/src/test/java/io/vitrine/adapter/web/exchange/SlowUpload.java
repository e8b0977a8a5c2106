package io.vitrine.adapter.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;

/** An upload that a test sends piece by piece. */
final class SlowUpload implements AutoCloseable {

    private final Socket socket;

    private SlowUpload(Socket socket) {
        this.socket = socket;
    }

    /** Begins an upload with a token and, where it is not empty, a key. */
    static SlowUpload begun(int port, String token, String key) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(60_000);
        var upload = new SlowUpload(socket);
        upload.write("POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + (key.isEmpty() ? "" : "\r\nIdempotency-Key: " + key)
                + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        return upload;
    }

    void send(String lines) throws IOException {
        write(Integer.toHexString(lines.getBytes(UTF_8).length) + "\r\n" + lines + "\r\n");
    }

    /** Sends the end, and gives the whole answer. */
    String finished() throws IOException {
        write("0\r\n\r\n");
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    /** Says that nothing more comes, in the middle of it, and goes on listening. */
    void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
