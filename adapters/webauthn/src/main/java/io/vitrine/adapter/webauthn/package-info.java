/** The ceremonies of passkeys, by WebAuthn4J. */
@NullMarked
package io.vitrine.adapter.webauthn;

import org.jspecify.annotations.NullMarked;
