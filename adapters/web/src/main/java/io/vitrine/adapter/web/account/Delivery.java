package io.vitrine.adapter.web.account;

import java.util.Locale;

/** How a client gets and sends its refresh token. */
enum Delivery {
    /** In the body of the answer: for programs that keep it safe by themselves. */
    BODY,
    /** In a cookie that no script can read: for pages in browsers. */
    COOKIE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
