/** Keys and what is made with them: access tokens, sealed cursors; and identifiers. */
@NullMarked
package io.vitrine.adapter.crypto;

import org.jspecify.annotations.NullMarked;
