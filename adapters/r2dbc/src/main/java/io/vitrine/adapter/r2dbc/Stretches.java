package io.vitrine.adapter.r2dbc;

/**
 * How many products a walk tests before the rest is looked up.
 *
 * @param usual where a product is tested by its own row. A look-up then finds at most about as many among a million
 * @param ofDescriptions where the words of the description are needed, which lie beside the table
 * @param ofWhatIsNot how far a walk goes on that looks for what products are not, which no index lists
 * @param glance what is tested at first anyway
 * @param few how many products a window of time or prices may have to be looked up at once
 * @param rare how many products may fulfil the conditions to be looked up after a {@code glance} that found none
 */
record Stretches(int usual, int ofDescriptions, int ofWhatIsNot, int glance, int few, int rare) {

    /** As measured: see the performance figures. */
    static final Stretches MEASURED = new Stretches(5_000, 2_000, 20_000, 200, 4_000, 1_000);
}
