/** Where everything is put together: the main class, the wiring and what a local start brings along. */
@NullMarked
package io.vitrine.bootstrap;

import org.jspecify.annotations.NullMarked;
