package io.vitrine.adapter.web.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/** A client that sends exactly the bytes that it is told to. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    static Wire to(int port) throws IOException {
        return new Wire(new Socket("localhost", port));
    }

    static Wire over(Socket socket) throws IOException {
        return new Wire(socket);
    }

    /** Sends this, and reads until the server closes. */
    static String exchange(int port, String sent) throws IOException {
        try (var wire = to(port)) {
            wire.send(sent);
            return wire.rest();
        }
    }

    void send(String text) throws IOException {
        out().write(text.getBytes(ISO_8859_1));
        out().flush();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** Everything that comes until the server closes, whichever way it does. */
    String rest() throws IOException {
        var text = new StringBuilder();
        var bytes = new byte[8 << 10];
        try {
            for (int read = read(bytes); read >= 0; read = read(bytes)) {
                text.append(new String(bytes, 0, read, ISO_8859_1));
            }
        } catch (SocketException reset) {
            return text.toString();
        }
        return text.toString();
    }

    /** Reads so many bytes at the most; a negative number is told where the server has closed. */
    int take(int most, StringBuilder taken) throws IOException {
        var bytes = new byte[most];
        var read = read(bytes);
        if (read > 0) {
            taken.append(new String(bytes, 0, read, ISO_8859_1));
        }
        return read;
    }

    private int read(byte[] bytes) throws IOException {
        return socket.getInputStream().read(bytes);
    }

    /** The next byte, or a negative number where the server has closed. */
    int next() throws IOException {
        return socket.getInputStream().read();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
