package io.vitrine.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;

/** A process of its own that brings its database along, as the service does, to be ended in every way there is. */
final class ServiceProcess implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final DatabaseAddress address;

    private ServiceProcess(Process process, DatabaseAddress address) {
        this.process = process;
        this.address = address;
    }

    static ServiceProcess start(Path folder) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServiceProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new ServiceProcess(process, announced(process.inputReader()));
    }

    private static DatabaseAddress announced(BufferedReader output) throws IOException {
        var said = new StringJoiner("\n");
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return DatabaseUrl.read("announcement", line.substring(READY.length()), "postgres", "");
            }
            said.add(line);
        }
        throw new IOException("The process ended before it was ready, and said:\n" + said);
    }

    DatabaseAddress address() {
        return address;
    }

    /** Asks it to end, as Ctrl-C and an orderly shutdown do, and waits until it has. */
    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Ends it at once, as kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        terminate();
    }

    public static void main(String[] arguments) throws IOException {
        var application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(new LocalDatabase());
        var context = application.run("--vitrine.data=" + arguments[0]);
        System.out.println(READY + context.getEnvironment().getRequiredProperty("spring.flyway.url"));
        var _ = System.in.read();
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
