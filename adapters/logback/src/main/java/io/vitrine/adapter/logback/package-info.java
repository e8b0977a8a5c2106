/** How the log is written, by Logback. */
@NullMarked
package io.vitrine.adapter.logback;

import org.jspecify.annotations.NullMarked;
