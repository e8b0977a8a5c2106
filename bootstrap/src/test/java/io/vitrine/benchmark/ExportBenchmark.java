package io.vitrine.benchmark;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Fills the catalogue, exports it with a reader that pauses in the middle, and compares with {@code COPY} of the same
 * table. Arguments: the number of products, the seconds of the pause.
 */
final class ExportBenchmark {

    private ExportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var products = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        var pause = Duration.ofSeconds(arguments.length < 2 ? 30 : Long.parseLong(arguments[1]));
        try (var service = MeasuredService.started(-1)) {
            ImportBenchmark.fill(service, products);
            var withoutPause = exported(service, products, Duration.ZERO);
            var withPause = exported(service, products, pause);
            var alone = databaseAlone(service);
            System.out.printf("Export of %,d products, heap 256 MiB%n", products);
            System.out.printf("  NDJSON            %,8.0f products/s%n", products / withoutPause);
            System.out.printf(
                    "  with a pause of %d s in the middle: complete after %.1f s%n", pause.toSeconds(), withPause);
            System.out.printf(
                    "  COPY to nowhere   %,8.0f rows/s   ratio %.2f%n", products / alone, alone / withoutPause);
            System.out.printf(
                    "  peak memory of the service %d MiB%n", service.process().peakMemory());
        }
    }

    /** Seconds until the last line. */
    private static double exported(MeasuredService service, int products, Duration pause)
            throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var request = service.request("/api/v1/products")
                .header("Accept", "application/x-ndjson")
                .build();
        var answer = service.client().send(request, BodyHandlers.ofLines());
        var lines = answer.body().iterator();
        var last = "";
        for (long read = 0; lines.hasNext(); read++) {
            last = lines.next();
            if (read == products / 2) {
                Thread.sleep(pause);
            }
        }
        if (!last.startsWith("{\"$end\":{\"count\":" + products)) {
            throw new IllegalStateException("the export was cut off: " + last);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double databaseAlone(MeasuredService service) throws SQLException {
        try (var connection = service.database().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var begin = System.nanoTime();
            statement.execute("COPY (SELECT * FROM product ORDER BY id) TO '/dev/null'");
            return (System.nanoTime() - begin) / 1e9;
        }
    }
}
