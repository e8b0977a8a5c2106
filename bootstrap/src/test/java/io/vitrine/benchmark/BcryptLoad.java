package io.vitrine.benchmark;

import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The baseline of logins: one thread that checks a password without pause, and prints how often it did. Argument: seconds. */
final class BcryptLoad {

    private static final int COST = 12;
    private static final int WARM_UP = 5;

    private BcryptLoad() {}

    public static void main(String[] arguments) {
        var seconds = Long.parseLong(arguments[0]);
        var bcrypt = new BCryptPasswordEncoder(COST);
        var hash = bcrypt.encode(LoginBenchmark.PASSWORD);
        for (int i = 0; i < WARM_UP; i++) {
            bcrypt.matches(LoginBenchmark.PASSWORD, hash);
        }
        var checked = 0L;
        var start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
            bcrypt.matches(LoginBenchmark.PASSWORD, hash);
            checked++;
        }
        System.out.println(1e9 * checked / (System.nanoTime() - start));
    }
}
