package io.vitrine.adapter.crypto;

import java.util.List;

/**
 * Published when this instance has replaced its signing keys.
 *
 * @param names the thumbprints of the keys (RFC 7638); the first one signs
 */
public record SigningKeysReplaced(List<String> names) {}
