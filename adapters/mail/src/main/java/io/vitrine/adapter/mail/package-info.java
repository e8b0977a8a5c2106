/** Mail to the owners of accounts. */
@NullMarked
package io.vitrine.adapter.mail;

import org.jspecify.annotations.NullMarked;
