package io.vitrine.endtoend;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Protocol;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Transport;

/** A real Chromium with a virtual authenticator, on a page of the service. */
final class Browser implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips loudly where there is none; where CI runs there has to be one. */
    static void requireOne(String what) {
        var there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there)
                    .as("%s and %s, which CI has to have", BROWSER, DRIVER)
                    .isTrue();
        }
        assumeTrue(there, "NOT TESTED: %s, since there are no %s and %s here".formatted(what, BROWSER, DRIVER));
    }

    /**
     * Starts one.
     *
     * @param port where the service is that the browser finds at {@code localhost:3003}, its usual place, and at {@code localhost:3004} too
     */
    static Browser started(Path profile, int port) {
        return started(profile, Map.of("localhost:3003", port, "localhost:3004", port));
    }

    /**
     * Starts one.
     *
     * @param places the ports of this machine at which it finds hosts such as {@code shop.example:80}
     */
    static Browser started(Path profile, Map<String, Integer> places) {
        var rules = places.entrySet().stream()
                .map(place -> "MAP %s 127.0.0.1:%d".formatted(place.getKey(), place.getValue()))
                .collect(joining(", "));
        var options = new ChromeOptions()
                .setBinary(BROWSER.toFile())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--host-resolver-rules=" + rules,
                        "--user-data-dir=" + profile);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30)).pageLoadTimeout(Duration.ofSeconds(60));
        return new Browser(driver);
    }

    /** While it has an authenticator that knows whose passkeys it has, and verifies who uses it. */
    void withAuthenticator(Runnable work) {
        var authenticator = driver.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(Protocol.CTAP2)
                .setTransport(Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserConsenting(true)
                .setIsUserVerified(true));
        try {
            work.run();
        } finally {
            driver.removeVirtualAuthenticator(authenticator);
        }
    }

    void open(String address) {
        driver.get(address);
    }

    /** The address of the page. */
    String address() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    /**
     * Runs a script on the page.
     *
     * @param body of an async function
     * @param given what it finds in {@code given}
     */
    Object run(String body, String given) {
        var answer = driver.executeAsyncScript(
                "const [argument, done] = arguments; (async (...given) => {" + body
                        + "})(argument).then(done, error => done('failed: ' + error));",
                given);
        return Objects.requireNonNull(answer);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
