/** The security audit log over HTTP: for administrators. */
@NullMarked
package io.vitrine.adapter.web.audit;

import org.jspecify.annotations.NullMarked;
