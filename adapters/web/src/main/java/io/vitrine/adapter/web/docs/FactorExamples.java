package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;

import java.util.List;
import java.util.Map;

/** What documents of second factors look like. */
final class FactorExamples {

    static final String CHALLENGE = "vc1_UaPiN7KjDqVx3M6ZkQm2v8TtX1c0yBn4WfJr5LsHgEo";

    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final String CODE = "287082";

    private FactorExamples() {}

    static Map<String, Object> password() {
        return object("password", Examples.PASSWORD);
    }

    static Map<String, Object> secret() {
        return object(
                "secret",
                SECRET,
                "uri",
                "otpauth://totp/Vitrine:ana%40example.org?secret=" + SECRET
                        + "&issuer=Vitrine&algorithm=SHA1&digits=6&period=30");
    }

    static Map<String, Object> code() {
        return object("code", CODE);
    }

    static Map<String, Object> recoveryCodes() {
        return object(
                "recoveryCodes",
                List.of(
                        "k4m2-x7qp-3fzt-b6wn",
                        "gezd-gnbv-gy3t-qojq",
                        "pv5r-2yao-c7hd-l3me",
                        "t6jw-q4sx-zn2k-5ufb",
                        "a3ce-6hyr-mo7l-d2vt",
                        "w5ip-b2gk-x6zq-4njs",
                        "f7du-l3ov-r2ey-c6ah",
                        "m2xt-5kwq-j4bz-p7ng",
                        "s6il-h3fo-u5dr-v2yc",
                        "e4za-t7mk-n2pw-q6xj"));
    }

    static Map<String, Object> proof() {
        return object("challenge", CHALLENGE, "code", CODE, "delivery", "body");
    }
}
