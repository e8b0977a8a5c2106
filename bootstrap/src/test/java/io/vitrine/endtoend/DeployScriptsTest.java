package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.benchmark.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts of production say where something is missing, before they do anything. */
class DeployScriptsTest {

    private static final String HOME = System.getProperty("java.home");

    @TempDir
    private Path folder;

    /** What a script ended with, and what it said. */
    private record Ended(int status, String said) {}

    @Test
    void both_say_which_java_they_need() throws Exception {
        for (var script : new String[] {"prepare", "start"}) {
            var ended = run(script, Map.of("JAVA_HOME", folder.toString()));

            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.said()).contains("needs a JDK 25", folder.toString());
        }
    }

    @Test
    void a_java_of_another_release_is_not_good_enough() throws Exception {
        var java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"17.0.25\"' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        assertThat(run("start", Map.of("JAVA_HOME", folder.toString())).said()).contains("needs a JDK 25");
    }

    @Test
    void start_says_what_makes_a_folder_that_can_be_started() throws Exception {
        var ended = run("start", Map.of("JAVA_HOME", HOME));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("There is no vitrine.jar", "deploy/prepare");
    }

    @Test
    void prepare_touches_no_database_that_is_not_meant_for_a_rehearsal() throws Exception {
        var jar = Files.createFile(folder.resolve("vitrine.jar"));

        var ended = run(
                "prepare",
                Map.of("JAVA_HOME", HOME, "VITRINE_JAR", jar.toString(), "DATABASE_URL", "postgresql://somewhere/else"),
                folder.resolve("new").toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("REHEARSAL_DATABASE_URL is not set");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void prepare_overwrites_nothing() throws Exception {
        var jar = Files.createFile(folder.resolve("vitrine.jar"));

        var ended = run("prepare", Map.of("JAVA_HOME", HOME, "VITRINE_JAR", jar.toString()), folder.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains(folder + " is there already");
        assertThat(jar).exists();
    }

    private static Ended run(String script, Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Deployment.SCRIPTS.resolve(script).toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().remove("REHEARSAL_DATABASE_URL");
        builder.environment().putAll(settings);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
