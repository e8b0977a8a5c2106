package io.vitrine.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.connection.ReactiveScriptingCommands;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.script.DigestUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A script of Redis, on keys that lie in one slot of a cluster. Its text is sent when Redis does not know it, else its name.
 *
 * @param <T> what the elements of its answer are: {@link Long} for numbers, {@link ByteBuffer} for bytes
 */
final class Script<T> {

    private final ByteBuffer text;
    private final String name;

    private Script(String text) {
        this.text = bytes(text).asReadOnlyBuffer();
        name = DigestUtils.sha1DigestAsHex(text);
    }

    /** The script in this file, beside this class. */
    static <T> Script<T> read(String file) {
        try {
            return new Script<>(new ClassPathResource(file, Script.class).getContentAsString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs it.
     *
     * @param keys how many of those that follow are keys; the others are its arguments
     */
    Mono<List<T>> run(ReactiveScriptingCommands redis, int keys, ByteBuffer... keysAndArguments) {
        Flux<List<T>> answer = redis.evalSha(name, ReturnType.MULTI, keys, keysAndArguments);
        return answer.onErrorResume(
                        Script::isUnknown, _ -> redis.eval(text.duplicate(), ReturnType.MULTI, keys, keysAndArguments))
                .single();
    }

    private static boolean isUnknown(Throwable failure) {
        var message = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
        return message != null && message.startsWith("NOSCRIPT");
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    static ByteBuffer bytes(long number) {
        return bytes(Long.toString(number));
    }
}
