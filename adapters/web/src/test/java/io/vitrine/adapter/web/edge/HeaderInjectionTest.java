package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back in a header is still one header. */
final class HeaderInjectionTest {

    private final WebFixture web = WebFixture.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/products?size=1&q=a%0d%0aSet-Cookie:%20x=y HTTP/1.1\r\n",
                "GET /api/v1/products?size=1&sort=name&brand=%0d%0aSet-Cookie:%20x=y HTTP/1.1\r\n",
                "GET /api/v1/products?size=1&fields=%E5%98%8A%E5%98%8DSet-Cookie:%20x=y HTTP/1.1\r\n",
                "GET /api/v1/products/by-sku/%0d%0aSet-Cookie:%20x=y HTTP/1.1\r\n",
                "GET /%0d%0aSet-Cookie:%20x=y HTTP/1.1\r\n",
                "GET /nothing HTTP/1.1\r\nX-Request-Id: a%0d%0aSet-Cookie: x=y\r\n",
                "GET /nothing HTTP/1.1\r\nX-Request-Id: a\rSet-Cookie: x=y\r\n",
                "GET /nothing HTTP/1.1\r\nX-Request-Id: a\r\n Set-Cookie: x=y\r\n",
                "GET /nothing HTTP/1.1\r\nOrigin: https://a\rSet-Cookie: x=y\r\n",
                "GET /api/v1/products HTTP/1.1\r\nAccept: text/csv;a=\"\rSet-Cookie: x=y\"\r\n",
                "DELETE /api/v1/products/%0d%0aSet-Cookie:%20x=y HTTP/1.1\r\n"
            })
    void no_second_header_comes_out_of_the_first(String head) throws IOException {
        var answer = Wire.exchange(web.port(), head + "Host: a\r\nConnection: close\r\n\r\n");

        var headers = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(headers).startsWith("HTTP/1.1 ").doesNotContainIgnoringCase("\nset-cookie", "\rset-cookie");
        assertThat(headers.replace("\r\n", "")).doesNotContain("\r", "\n");
    }
}
