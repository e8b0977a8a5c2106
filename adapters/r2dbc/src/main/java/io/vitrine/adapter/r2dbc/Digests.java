package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.shared.SecretDigest;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Digests as columns hold them. */
final class Digests {

    private Digests() {}

    static ByteBuffer bytes(SecretDigest digest) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(digest.sha256()));
    }

    static SecretDigest digest(ByteBuffer column) {
        var bytes = new byte[column.remaining()];
        column.get(bytes);
        return new SecretDigest(HexFormat.of().formatHex(bytes));
    }
}
