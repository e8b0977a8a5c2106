package io.vitrine.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Imports a generated catalogue through HTTP, then again unchanged, and compares with what PostgreSQL alone takes to write
 * the same rows and indexes from one table into another. Argument: the number of lines.
 */
final class ImportBenchmark {

    private static final int LINES_A_CHUNK = 1_000;
    private static final int WARM_UP = 50_000;

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var lines = arguments.length == 0 ? 12_491 : Long.parseLong(arguments[0]);
        try (var service = MeasuredService.started(-1)) {
            imported(service, WARM_UP, 1_000_000_000L);
            System.out.printf(
                    "Import of %,d lines, %d cores, heap 256 MiB%n",
                    lines, Runtime.getRuntime().availableProcessors());
            var fresh = imported(service, lines, 0);
            System.out.printf("  new products     %,8.0f lines/s%n", fresh);
            System.out.printf("  unchanged        %,8.0f lines/s%n", imported(service, lines, 0));
            var alone = databaseAlone(service);
            System.out.printf("  PostgreSQL alone %,8.0f rows/s   ratio %.2f%n", alone, fresh / alone);
            System.out.printf(
                    "  peak memory of the service %d MiB%n", service.process().peakMemory());
        }
    }

    /** Imports the first so many products of the generated catalogue. */
    static void fill(MeasuredService service, long products) throws IOException, InterruptedException {
        System.out.printf("Filled with %,d products, %,.0f a second%n", products, imported(service, products, 0));
    }

    /** Lines a second. */
    private static double imported(MeasuredService service, long lines, long from)
            throws IOException, InterruptedException {
        var request = service.request("/api/v1/imports")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(() -> lines(from, lines)))
                .build();
        var begin = System.nanoTime();
        var answer = service.client().send(request, BodyHandlers.ofString());
        var seconds = (System.nanoTime() - begin) / 1e9;
        if (answer.statusCode() != 200 || !answer.body().contains("\"rejected\":0")) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return lines / seconds;
    }

    private static InputStream lines(long from, long count) {
        return new SequenceInputStream(new Enumeration<>() {
            private long made;

            @Override
            public boolean hasMoreElements() {
                return made < count;
            }

            @Override
            public InputStream nextElement() {
                var end = Math.min(made + LINES_A_CHUNK, count);
                var chunk = LongStream.range(from + made, from + end)
                        .mapToObj(GeneratedCatalogue::line)
                        .collect(Collectors.joining("\n", "", "\n"));
                made = end;
                return new ByteArrayInputStream(chunk.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Rows a second that PostgreSQL writes when the products of the import are copied into a table with the same indexes. */
    private static double databaseAlone(MeasuredService service) throws SQLException {
        try (var connection = service.database().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE product_copy (LIKE product INCLUDING ALL)");
            String columns;
            try (var rows = statement.executeQuery("""
                SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
                WHERE table_name = 'product' AND is_generated = 'NEVER'\
                """)) {
                rows.next();
                columns = rows.getString(1);
            }
            var begin = System.nanoTime();
            var copied = statement.executeUpdate(
                    "INSERT INTO product_copy (" + columns + ") SELECT " + columns + " FROM product");
            var rate = copied / ((System.nanoTime() - begin) / 1e9);
            statement.execute("DROP TABLE product_copy");
            return rate;
        }
    }
}
