package io.vitrine.adapter.web.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;

/** A client of HTTP/2 that sends exactly the frames that it is told to. RFC 9113, section 4. */
final class Http2Wire implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    static final int REFUSED_STREAM = 7;
    static final int ENHANCE_YOUR_CALM = 11;

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final SSLSocket socket;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder();

    private Http2Wire(SSLSocket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        out = new DataOutputStream(socket.getOutputStream());
        in = new DataInputStream(socket.getInputStream());
    }

    /** @param settings pairs of identifiers and values */
    static Http2Wire to(ServedOverTls served, int... settings) throws IOException {
        var wire = new Http2Wire(served.socket());
        wire.out.write(PREFACE.getBytes(US_ASCII));
        var payload = new ByteArrayOutputStream();
        var data = new DataOutputStream(payload);
        for (int i = 0; i < settings.length; i += 2) {
            data.writeShort(settings[i]);
            data.writeInt(settings[i + 1]);
        }
        wire.send(SETTINGS, 0, 0, payload.toByteArray());
        return wire;
    }

    void send(int type, int flags, int stream, byte... payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        var data = new DataOutputStream(frame);
        data.writeByte(payload.length >> 16);
        data.writeShort(payload.length);
        data.writeByte(type);
        data.writeByte(flags);
        data.writeInt(stream);
        data.write(payload);
        out.write(frame.toByteArray());
        out.flush();
    }

    /** A request without a body. */
    void get(int stream, String path, String... more) throws IOException {
        send(HEADERS, END_HEADERS | END_STREAM, stream, head("GET", path, more));
    }

    static byte[] head(String method, String path, String... more) {
        var block = new ByteArrayOutputStream();
        literal(block, ":method", method);
        literal(block, ":scheme", "https");
        literal(block, ":path", path);
        block.writeBytes(fields(more));
        return block.toByteArray();
    }

    /** @param more names, each before its value */
    static byte[] fields(String... more) {
        var block = new ByteArrayOutputStream();
        for (int i = 0; i < more.length; i += 2) {
            literal(block, more[i], more[i + 1]);
        }
        return block.toByteArray();
    }

    /** A field that is not put into the table, in plain letters. RFC 7541, section 6.2.2. */
    private static void literal(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        text(block, name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        var length = text.length();
        if (length < 127) {
            block.write(length);
        } else {
            block.write(127);
            var rest = length - 127;
            while (rest >= 128) {
                block.write(rest % 128 + 128);
                rest /= 128;
            }
            block.write(rest);
        }
        block.writeBytes(text.getBytes(US_ASCII));
    }

    /** The next frame that is like that; none where the server has closed before. */
    Optional<Frame> await(Predicate<Frame> wanted) {
        try {
            while (true) {
                var frame = read();
                if (wanted.test(frame)) {
                    return Optional.of(frame);
                }
            }
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    Optional<Frame> await(int type) {
        return await(frame -> frame.type() == type);
    }

    private Frame read() throws IOException {
        var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        var type = in.readUnsignedByte();
        var flags = in.readUnsignedByte();
        var stream = in.readInt();
        return new Frame(type, flags, stream, in.readNBytes(length));
    }

    Http2Headers headers(Frame frame) throws IOException {
        try {
            return decoder.decodeHeaders(frame.stream(), Unpooled.wrappedBuffer(frame.payload()));
        } catch (Http2Exception e) {
            throw new IOException(e);
        }
    }

    /** Whether the server closes, whatever it says before. */
    boolean isClosed() {
        return await(_ -> false).isEmpty();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Frame(int type, int flags, int stream, byte[] payload) {

        /** The number in the payload that begins there. */
        int number(int at) {
            return (payload[at] & 0xFF) << 24
                    | (payload[at + 1] & 0xFF) << 16
                    | (payload[at + 2] & 0xFF) << 8
                    | payload[at + 3] & 0xFF;
        }
    }
}
