package io.vitrine.domain.browse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Cursors without a secret: bound to their list and whole, but anybody could make one. */
public final class PlainCursors implements Cursors {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    @Override
    public String seal(PageRequest.Seek place, String fingerprint) {
        var text = switch (place) {
            case PageRequest.Seek.Start() -> "start";
            case PageRequest.Seek.After(var position) -> "after." + written(position);
            case PageRequest.Seek.Before(var position) -> "before." + written(position);
        };
        return encoded(text) + "." + check(text, fingerprint);
    }

    private static String check(String text, String fingerprint) {
        return Integer.toHexString((text + "\n" + fingerprint).hashCode());
    }

    private static String written(Position position) {
        return position.id()
                + position.keys().stream().map(key -> "." + written(key)).collect(Collectors.joining());
    }

    private static String written(Comparable<?> key) {
        return switch (key) {
            case String text -> "s" + encoded(text);
            case BigDecimal number -> "d" + encoded(number.toString());
            case Instant time -> "t" + encoded(time.toString());
            case Integer rank -> "i" + encoded(rank.toString());
            default -> throw new IllegalArgumentException("a key of " + key.getClass());
        };
    }

    private static String encoded(String text) {
        return ENCODER.encodeToString(text.getBytes(UTF_8));
    }

    @Override
    public Optional<PageRequest.Seek> open(String cursor, String fingerprint) {
        var parts = cursor.split("\\.", -1);
        try {
            var text = decoded(parts[0]);
            return parts.length == 2 && (encoded(text) + "." + check(text, fingerprint)).equals(cursor)
                    ? Optional.of(place(List.of(text.split("\\.", -1))))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    }

    private static PageRequest.Seek place(List<String> parts) {
        return switch (parts.getFirst()) {
            case "after" -> new PageRequest.Seek.After(position(parts));
            case "before" -> new PageRequest.Seek.Before(position(parts));
            default -> new PageRequest.Seek.Start();
        };
    }

    private static Position position(List<String> parts) {
        var keys = new ArrayList<Comparable<?>>();
        for (var part : parts.subList(2, parts.size())) {
            var text = decoded(part.substring(1));
            keys.add(
                    switch (part.charAt(0)) {
                        case 'd' -> new BigDecimal(text);
                        case 't' -> Instant.parse(text);
                        case 'i' -> Integer.valueOf(text);
                        default -> text;
                    });
        }
        return new Position(keys, UUID.fromString(parts.get(1)));
    }
}
