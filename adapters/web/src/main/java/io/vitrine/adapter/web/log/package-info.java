/** What the log tells of requests. */
@NullMarked
package io.vitrine.adapter.web.log;

import org.jspecify.annotations.NullMarked;
