/** The second factor of those who switch it on: codes of an authenticator app, and recovery codes. */
@NullMarked
package io.vitrine.domain.factor;

import org.jspecify.annotations.NullMarked;
