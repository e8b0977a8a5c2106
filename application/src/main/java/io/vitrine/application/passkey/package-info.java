/** Passkeys: adding, showing and removing one's own, and coming in with one. */
@NullMarked
package io.vitrine.application.passkey;

import org.jspecify.annotations.NullMarked;
