package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;

import java.util.List;
import java.util.Map;

/** The schemas of what is sent about second factors. */
final class FactorDrafts {

    private FactorDrafts() {}

    static Map<String, Object> all() {
        return object(
                "CurrentPassword",
                Drafts.closed(
                        "That it is the owner who changes something.",
                        object("password", Drafts.text("The password of the account.")),
                        List.of("password")),
                "AppCode",
                Drafts.closed(
                        "That an app has the secret.",
                        object("code", Drafts.text("The six digits that it shows.")),
                        List.of("code")),
                "SecondFactorProof",
                Drafts.closed(
                        "A second factor, of somebody whose password was right.",
                        object(
                                "challenge",
                                Drafts.text("As the login was answered."),
                                "code",
                                Drafts.text("The six digits of the app, or a recovery code."),
                                "delivery",
                                Drafts.delivery()),
                        List.of("challenge", "code")));
    }
}
