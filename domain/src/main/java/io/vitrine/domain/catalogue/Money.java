package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InvalidValue;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An amount in one currency, 0 to 999999999999.9999, with exactly as many decimals as the currency has (ISO 4217).
 * Amounts that differ in trailing zeros only are equal.
 */
public record Money(BigDecimal amount, Currency currency) {
    private static final BigDecimal MOST = new BigDecimal("999999999999.9999");
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    public Money {
        var decimals = currency.getDefaultFractionDigits();
        if (decimals < 0) {
            throw new InvalidValue("currency", currency.getCurrencyCode() + " is not a currency to pay with");
        }
        if (amount.signum() < 0) {
            throw new InvalidValue("negative", "is negative");
        }
        if (amount.compareTo(MOST) > 0) {
            throw new InvalidValue("too-large", "is more than " + MOST.toPlainString());
        }
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new InvalidValue("scale", currency.getCurrencyCode() + " has at most " + decimals + " decimals");
        }
        amount = amount.setScale(decimals);
    }

    /** Reads a plain decimal such as {@code 11745.00}: no sign, exponent, grouping or blanks. */
    public static BigDecimal amount(String text) {
        if (text.length() > 32 || !PLAIN_DECIMAL.matcher(text).matches()) {
            throw new InvalidValue("decimal", "is not a plain decimal such as \"11745.00\"");
        }
        return new BigDecimal(text);
    }

    /** Reads an ISO 4217 code. */
    public static Currency currency(String code) {
        if (CODE.matcher(code).matches()) {
            try {
                return Currency.getInstance(code);
            } catch (IllegalArgumentException _) {
                throw new InvalidValue("currency", code + " is not an ISO 4217 code");
            }
        }
        throw new InvalidValue("currency", "is not an ISO 4217 code of three capital letters");
    }

    /** The amount as a plain decimal. */
    public String plainAmount() {
        return amount.toPlainString();
    }

    @Override
    public String toString() {
        return plainAmount() + " " + currency.getCurrencyCode();
    }
}
