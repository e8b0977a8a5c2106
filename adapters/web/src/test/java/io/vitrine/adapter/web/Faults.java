package io.vitrine.adapter.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What goes wrong with a port, for as long as a test wants it to. */
public final class Faults {

    private final AtomicReference<Function<Mono<?>, Mono<?>>> fault = new AtomicReference<>(call -> call);

    private final AtomicReference<UnaryOperator<Flux<?>>> streamFault = new AtomicReference<>(call -> call);

    /** Lets every call fail until the result is closed. */
    public Until failWith(RuntimeException failure) {
        return during(_ -> Mono.error(failure));
    }

    /** Changes what every call that gives one value does, until the result is closed. */
    public Until during(Function<Mono<?>, Mono<?>> change) {
        fault.set(change);
        return () -> fault.set(call -> call);
    }

    /** Changes what every call that gives a stream does, until the result is closed. */
    public Until duringStreams(UnaryOperator<Flux<?>> change) {
        streamFault.set(change);
        return () -> streamFault.set(call -> call);
    }

    /** Ends a fault. */
    public interface Until extends AutoCloseable {
        @Override
        void close();
    }

    <T> T in(Class<T> port, T sound) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (_, method, arguments) -> call(sound, method, arguments)));
    }

    private @Nullable Object call(Object sound, Method method, Object[] arguments) throws Throwable {
        try {
            var result = method.invoke(sound, arguments);
            return switch (result) {
                case Mono<?> mono -> Mono.defer(() -> fault.get().apply(mono));
                case Flux<?> flux -> Flux.defer(() -> streamFault.get().apply(flux));
                case null, default -> result;
            };
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
