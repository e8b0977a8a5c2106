package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.WebFixture;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What administrators do. */
final class Users {

    private Users() {}

    static ResponseSpec patch(WebFixture web, String id, String patch) {
        return patch(web.admin(), id, patch);
    }

    static ResponseSpec patch(WebTestClient admin, String id, String patch) {
        return admin.patch()
                .uri("/api/v1/users/" + id)
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .bodyValue(patch)
                .exchange();
    }
}
