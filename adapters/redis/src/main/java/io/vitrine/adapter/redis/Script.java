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

/** A script of Redis on one key, from numbers to numbers. Its text is sent when Redis does not know it, else its name. */
final class Script {

    private final ByteBuffer text;
    private final String name;

    private Script(String text) {
        this.text = ByteBuffer.wrap(text.getBytes(UTF_8)).asReadOnlyBuffer();
        name = DigestUtils.sha1DigestAsHex(text);
    }

    /** The script in this file, beside this class. */
    static Script read(String file) {
        try {
            return new Script(new ClassPathResource(file, Script.class).getContentAsString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Mono<List<Long>> run(ReactiveScriptingCommands redis, String key, long... numbers) {
        var arguments = new ByteBuffer[1 + numbers.length];
        arguments[0] = bytes(key);
        for (int index = 0; index < numbers.length; index++) {
            arguments[1 + index] = bytes(Long.toString(numbers[index]));
        }
        Flux<List<Long>> answer = redis.evalSha(name, ReturnType.MULTI, 1, arguments);
        return answer.onErrorResume(
                        Script::isUnknown, _ -> redis.eval(text.duplicate(), ReturnType.MULTI, 1, arguments))
                .single();
    }

    private static boolean isUnknown(Throwable failure) {
        var message = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
        return message != null && message.startsWith("NOSCRIPT");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
