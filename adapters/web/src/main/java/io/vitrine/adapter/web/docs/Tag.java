package io.vitrine.adapter.web.docs;

/** What operations are about. */
enum Tag {
    LISTS(
            "Lists",
            "Products page by page: filtered, sorted, searched and counted; exports of whole lists; categories and"
                    + " suggestions."),
    PRODUCTS("Products", "Single products: read, written, deleted and restored."),
    HISTORY("History", "Who changed what of a product, and when."),
    BRANDS("Brands", "Brands: listed, read and written."),
    IMPORTS("Imports", "Uploads of any length, how far they came, and what they refused."),
    ACCOUNTS("Accounts", "Registering, signing in and out, passwords, and what is one's own."),
    KEYS("Keys", "What access tokens are verified with, by whoever is sent one."),
    USERS("Users", "The accounts of others: for administrators."),
    AUDIT("Audit", "What happened that matters for security, and that nobody changed the record of it."),
    LOG("Log", "How much the log of an instance tells: for administrators."),
    HEALTH("Health", "Whether an instance lives, wants requests, and is well: for whoever watches over it.");

    private final String text;
    private final String description;

    Tag(String text, String description) {
        this.text = text;
        this.description = description;
    }

    String text() {
        return text;
    }

    String description() {
        return description;
    }
}
