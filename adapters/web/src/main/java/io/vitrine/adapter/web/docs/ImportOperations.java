package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static org.springframework.http.HttpStatus.OK;

import io.vitrine.adapter.web.problem.ProblemType;
import java.util.Map;

/** The operations on imports. */
final class ImportOperations {

    private ImportOperations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "POST /api/v1/imports", upload(),
                "GET /api/v1/imports", newest(),
                "GET /api/v1/imports/{id}", state(),
                "GET /api/v1/imports/{id}/rejects", rejects());
    }

    private static Operation upload() {
        var lines = Tree.object(
                "type", "string",
                "contentMediaType", "application/x-ndjson",
                "description", "One `ImportLine` a line, of up to 256 KB; gzip with `Content-Encoding: gzip`.");
        return named("importProducts", Tag.IMPORTS, "Import products", """
            An upload of any length, read at the pace of the database. `sku` is the key of each line; a bad line never
            stops the others and is kept among the rejects for 7 days.

            Lines are stored in batches: what is reported as stored is stored. After a broken upload
            `GET /api/v1/imports/{id}` tells the last stored line; sending everything again is safe, since a line that
            changes nothing makes no new version.
            """)
                .byEditors()
                .takes("Mode", "DryRun", "Idempotency-Key", "Content-Encoding")
                .reads(Tree.object(
                        "schema", lines, OpenApi.LINE, Tree.schema("ImportLine"), "example", Examples.upload()))
                .answers(OK, "What became of the lines.", Examples.finishedImport(), "Location", "Idempotency-Replayed")
                .refuses(ProblemType.IDEMPOTENCY_IN_PROGRESS, ProblemType.IDEMPOTENCY_MISMATCH)
                .neverRefuses(ProblemType.VALIDATION);
    }

    private static Operation newest() {
        return named("listImports", Tag.IMPORTS, "List the newest imports", "Newest first, also those that run.")
                .byEditors()
                .takes("NewestSize")
                .answers(OK, "The imports.", Examples.imports(), "Cache-Control");
    }

    private static Operation state() {
        return named("getImport", Tag.IMPORTS, "Read how far an import came", "Also while it runs.")
                .byEditors()
                .takes("ImportId")
                .answers(OK, "The import.", Examples.finishedImport(), "Cache-Control")
                .refuses(ProblemType.NOT_FOUND);
    }

    private static Operation rejects() {
        return named("listRejects", Tag.IMPORTS, "Read the refused lines of an import", """
            Each with everything that is wrong with it and as it was sent, ready to mend and send again.
            """)
                .byEditors()
                .takes("ImportId")
                .answersIn(
                        OK,
                        "The refused lines, one a line.",
                        Map.of("application/x-ndjson", Examples.rejects()),
                        "Cache-Control",
                        "Vary")
                .refuses(ProblemType.NOT_FOUND);
    }
}
