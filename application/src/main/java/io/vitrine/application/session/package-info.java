/** Sessions: how they begin, go on and end. */
@NullMarked
package io.vitrine.application.session;

import org.jspecify.annotations.NullMarked;
