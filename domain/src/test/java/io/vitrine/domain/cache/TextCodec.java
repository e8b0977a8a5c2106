package io.vitrine.domain.cache;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes texts as they are. */
public final class TextCodec implements CacheCodec<String> {
    @Override
    public String version() {
        return "text";
    }

    @Override
    public byte[] write(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> read(byte[] written) {
        return Optional.of(new String(written, StandardCharsets.UTF_8));
    }

    @Override
    public int weight(String value) {
        return value.length();
    }
}
