/** What every endpoint reads from a request in the same way. */
@NullMarked
package io.vitrine.adapter.web.request;

import org.jspecify.annotations.NullMarked;
