/** Keys and what is made with them: access tokens, sealed cursors, sealed refresh tokens; passwords; and identifiers. */
@NullMarked
package io.vitrine.adapter.crypto;

import org.jspecify.annotations.NullMarked;
