package io.vitrine.adapter.web.docs;

import java.util.Arrays;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the API, for programs. */
@RestController
final class OpenApiController {

    private final byte[] document;

    OpenApiController(byte[] document) {
        this.document = document.clone();
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> openApi() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(Integer.toHexString(Arrays.hashCode(document)))
                .body(document);
    }
}
