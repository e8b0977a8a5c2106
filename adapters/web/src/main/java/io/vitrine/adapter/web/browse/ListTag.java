package io.vitrine.adapter.web.browse;

import io.vitrine.adapter.web.conditional.EntityTag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sums up what a list shows in a weak tag: two lists with the same tag show the same. */
final class ListTag {

    private static final int LENGTH = 15;

    private final MessageDigest digest;

    ListTag() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A resource at a version. */
    ListTag with(UUID id, long version) {
        digest.update(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(version)
                .flip());
        return this;
    }

    /** Anything that is told apart by its text. */
    ListTag with(@Nullable Object part) {
        var text = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).flip());
        digest.update(text);
        return this;
    }

    EntityTag tag() {
        var sum = ByteBuffer.wrap(digest.digest(), 0, LENGTH);
        var text = Base64.getUrlEncoder().withoutPadding().encode(sum);
        return EntityTag.weak(StandardCharsets.US_ASCII.decode(text).toString());
    }
}
