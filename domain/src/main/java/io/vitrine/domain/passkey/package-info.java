/** Passkeys: credentials of WebAuthn that let their owner in without a password. */
@NullMarked
package io.vitrine.domain.passkey;

import org.jspecify.annotations.NullMarked;
