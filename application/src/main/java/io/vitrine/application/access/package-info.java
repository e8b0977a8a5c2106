/** Who may come in. */
@NullMarked
package io.vitrine.application.access;

import org.jspecify.annotations.NullMarked;
