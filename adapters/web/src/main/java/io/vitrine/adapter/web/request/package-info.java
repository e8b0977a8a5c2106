/** What every request carries: its identity, its query, the members it asks for. */
@NullMarked
package io.vitrine.adapter.web.request;

import org.jspecify.annotations.NullMarked;
