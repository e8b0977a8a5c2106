package io.vitrine.adapter.web.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vitrine.adapter.web.WebFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a real browser, which keeps to its Content-Security-Policy. */
class DocsPageTest {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final WebFixture WEB = WebFixture.started();

    @TempDir
    private static Path profile;

    @BeforeAll
    static void there_is_a_browser() {
        var there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there)
                    .as("%s and %s, which CI has to have", BROWSER, DRIVER)
                    .isTrue();
        }
        assumeTrue(
                there,
                "NOT TESTED: the documentation page, since there are no %s and %s here".formatted(BROWSER, DRIVER));
    }

    @AfterAll
    static void close() {
        WEB.close();
    }

    @Test
    void the_policy_allows_nothing_inline_and_nothing_from_elsewhere() {
        var policy = WEB.anonymous()
                .get()
                .uri("/docs")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult()
                .getResponseHeaders()
                .getFirst("Content-Security-Policy");

        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "*");
    }

    @Test
    void a_part_that_is_not_there_is_a_problem_like_any_other() {
        WEB.anonymous()
                .get()
                .uri("/docs/secret.js")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
    }

    @Test
    void a_browser_shows_every_operation_without_a_complaint() {
        var browser = browser();
        try {
            browser.get("http://localhost:" + WEB.port() + "/docs");
            new WebDriverWait(browser, Duration.ofSeconds(60))
                    .until(it -> !it.findElements(By.cssSelector(".opblock")).isEmpty());

            assertThat(browser.findElements(By.cssSelector(".opblock")))
                    .hasSameSizeAs(Contract.of(WEB).operations());

            open(browser, "listProducts");
            assertThat(browser.findElement(By.id("operations-Lists-listProducts"))
                            .getText())
                    .contains("price[gte]", "application/x-ndjson");
            assertThat(listedFromThePage(browser)).isEqualTo("200 items");

            assertThat(complaints(browser)).isEmpty();
        } finally {
            browser.quit();
        }
    }

    private static void open(ChromeDriver browser, String operation) {
        browser.findElement(By.cssSelector("[id$='-" + operation + "'] .opblock-summary-control"))
                .click();
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(it -> !it.findElements(By.cssSelector("[id$='-" + operation + "'] .responses-table"))
                        .isEmpty());
    }

    /** Brackets as a programmer types them. */
    private static Object listedFromThePage(ChromeDriver browser) {
        return browser.executeAsyncScript("""
            const done = arguments[arguments.length - 1];
            fetch("/api/v1/products?price[gte]=1&currency=EUR")
              .then(answer => answer.json().then(page => done(answer.status + " " + Object.keys(page)[0])))
              .catch(error => done(String(error)));
            """);
    }

    /** Violations of the policy are among them. */
    private static List<String> complaints(ChromeDriver browser) {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().equals(Level.SEVERE))
                .map(LogEntry::toString)
                .toList();
    }

    private static ChromeDriver browser() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
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
                        "--window-size=1280,1700",
                        "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        var driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        var browser = new ChromeDriver(driver, options);
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(30)).pageLoadTimeout(Duration.ofSeconds(60));
        return browser;
    }
}
