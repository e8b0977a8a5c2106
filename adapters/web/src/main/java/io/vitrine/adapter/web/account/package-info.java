/** Accounts over HTTP: registering, signing in and out, what is one's own, and what administrators do. */
@NullMarked
package io.vitrine.adapter.web.account;

import org.jspecify.annotations.NullMarked;
