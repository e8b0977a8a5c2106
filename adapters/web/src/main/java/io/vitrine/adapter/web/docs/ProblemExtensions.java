package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;

import io.vitrine.domain.catalogue.BrandField;
import io.vitrine.domain.catalogue.ProductField;
import io.vitrine.domain.limit.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The members that some kinds of problems have besides the general ones. */
final class ProblemExtensions {

    private ProblemExtensions() {}

    static Map<String, Object> all() {
        return object(
                "challenge",
                object(
                        "type",
                        "string",
                        "pattern",
                        "^vc1_[A-Za-z0-9_-]{43}$",
                        "description",
                        "Of `second-factor-required`: send it with a code. Secret."),
                "methods",
                object(
                        "type",
                        "array",
                        "items",
                        object("type", "string", "enum", List.of("totp", "recovery-code")),
                        "description",
                        "Of `second-factor-required`: which codes are accepted. More may be added."),
                "expiresIn",
                object(
                        "type",
                        "integer",
                        "format",
                        "int64",
                        "description",
                        "Of `second-factor-required`: for how many seconds the challenge is good."),
                "existing",
                object(
                        "type",
                        "string",
                        "format",
                        "uri-reference",
                        "description",
                        "Of a conflict: where the other resource is."),
                "currentVersion",
                object(
                        "type",
                        "integer",
                        "format",
                        "int64",
                        "description",
                        "Of `version-conflict`: the version that there is."),
                "changedFields",
                object(
                        "type",
                        "array",
                        "items",
                        object(
                                "type",
                                "string",
                                "enum",
                                Stream.concat(
                                                Arrays.stream(ProductField.values())
                                                        .map(ProductField::text),
                                                Arrays.stream(BrandField.values())
                                                        .map(BrandField::text))
                                        .distinct()
                                        .toList()),
                        "description",
                        "Of `version-conflict`: what was changed after the version that was named."),
                "policy",
                object(
                        "type",
                        "string",
                        "enum",
                        Arrays.stream(Policy.values()).map(Policy::text).toList(),
                        "description",
                        "Of `rate-limited`: whose quota is used up."),
                "deletedAt",
                object("type", "string", "format", "date-time", "description", "Of `deleted`: when that happened."),
                "import",
                object(
                        "type",
                        "string",
                        "format",
                        "uri-reference",
                        "description",
                        "Of an upload: where the state of the import is."),
                "lastLine",
                object(
                        "type",
                        "integer",
                        "format",
                        "int64",
                        "description",
                        "Of an upload that broke off: the last line that is dealt with."));
    }
}
