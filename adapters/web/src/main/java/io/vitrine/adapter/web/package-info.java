/** The HTTP adapter: what comes in is translated to use cases, and what they lead to is translated to answers. */
@NullMarked
package io.vitrine.adapter.web;

import org.jspecify.annotations.NullMarked;
