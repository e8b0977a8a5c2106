package io.vitrine.domain.exchange;

import io.vitrine.domain.idempotency.Fingerprint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells an upload from another one by the lines that it sent so far. It is not safe for use by several threads. */
public final class UploadDigest {

    private final MessageDigest digest;

    /** Nothing was sent yet. */
    public UploadDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line was sent. */
    public void add(ImportLine line) {
        var input = line.input().getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(line.number())
                .putInt(input.length)
                .flip());
        digest.update(input);
    }

    /** Of everything that was added. */
    public Fingerprint soFar() {
        try {
            var copy = (MessageDigest) digest.clone();
            return new Fingerprint(HexFormat.of().formatHex(copy.digest()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
