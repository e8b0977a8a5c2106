package io.vitrine.adapter.web.catalogue;

import io.vitrine.domain.catalogue.Money;

/**
 * An amount of money as it is shown.
 *
 * @param amount a plain decimal with the currency's decimals
 */
public record MoneyDocument(String amount, String currency) {

    public static MoneyDocument of(Money money) {
        return new MoneyDocument(money.plainAmount(), money.currency().getCurrencyCode());
    }
}
