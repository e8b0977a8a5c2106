package io.vitrine.adapter.web.docs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Serves the description of the API, for people: Swagger UI with a page, a script and a style of our own around it. It runs
 * no script and no style but those from here, and speaks with nobody else.
 */
@RestController
final class DocsPageController {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final Part page = Part.ours("index.html", HTML);
    private final Map<String, Part> parts = Map.of(
            "docs.css", Part.ours("docs.css", STYLE),
            "docs.js", Part.ours("docs.js", SCRIPT),
            "swagger-ui.css", Part.ofSwaggerUi("swagger-ui.css", STYLE),
            "swagger-ui-bundle.js", Part.ofSwaggerUi("swagger-ui-bundle.js", SCRIPT));

    @GetMapping("/docs")
    ResponseEntity<byte[]> page() {
        return page.answer();
    }

    @GetMapping("/docs/{name}")
    ResponseEntity<byte[]> part(@PathVariable String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return part.answer();
    }

    /** Something that the page is made of. */
    private static final class Part {

        private final byte[] content;
        private final MediaType type;

        private Part(String place, MediaType type) {
            this.content = content(place);
            this.type = type;
        }

        static Part ours(String name, MediaType type) {
            return new Part("io/vitrine/adapter/web/docs/" + name, type);
        }

        static Part ofSwaggerUi(String name, MediaType type) {
            return new Part("META-INF/resources/webjars/swagger-ui/" + versionOfSwaggerUi() + "/" + name, type);
        }

        /** The library tells its version, which is a part of its paths. */
        private static String versionOfSwaggerUi() {
            var properties = new Properties();
            var told = new String(content("META-INF/maven/org.webjars/swagger-ui/pom.properties"), ISO_8859_1);
            try {
                properties.load(new StringReader(told));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return properties.getProperty("version");
        }

        private static byte[] content(String place) {
            try {
                return new ClassPathResource(place, Part.class.getClassLoader()).getContentAsByteArray();
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }

        ResponseEntity<byte[]> answer() {
            return ResponseEntity.ok()
                    .contentType(type)
                    .cacheControl(CacheControl.noCache())
                    .eTag(Integer.toHexString(Arrays.hashCode(content)))
                    .header("Content-Security-Policy", POLICY)
                    .body(content);
        }
    }
}
