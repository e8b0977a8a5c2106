package io.vitrine.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.domain.shared.InvalidValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MoneyTest {
    private static final BigDecimal MOST = new BigDecimal("999999999999.9999");

    @Provide
    Arbitrary<Currency> currencies() {
        return Arbitraries.of(Currency.getAvailableCurrencies()).filter(it -> it.getDefaultFractionDigits() >= 0);
    }

    @Provide
    Arbitrary<Money> amounts() {
        return currencies().flatMap(currency -> {
            var decimals = currency.getDefaultFractionDigits();
            var most = MOST.scaleByPowerOfTen(decimals).toBigInteger();
            return Arbitraries.bigIntegers()
                    .between(BigInteger.ZERO, most)
                    .map(units -> new Money(new BigDecimal(units, decimals), currency));
        });
    }

    @Property
    void what_is_written_reads_back(@ForAll("amounts") Money money) {
        var read = new Money(
                Money.amount(money.plainAmount()),
                Money.currency(money.currency().getCurrencyCode()));

        assertThat(read).isEqualTo(money).hasSameHashCodeAs(money);
    }

    @Property
    void an_amount_is_written_with_the_decimals_of_its_currency(@ForAll("amounts") Money money) {
        var decimals = money.currency().getDefaultFractionDigits();

        assertThat(money.plainAmount()).matches(decimals == 0 ? "\\d+" : "\\d+\\.\\d{" + decimals + "}");
    }

    @Property
    void trailing_zeros_do_not_count(@ForAll("amounts") Money money, @ForAll @IntRange(max = 8) int zeros) {
        var longer = money.amount().setScale(money.amount().scale() + zeros);

        assertThat(new Money(longer, money.currency())).isEqualTo(money);
    }

    @Property
    void one_decimal_more_than_the_currency_has_is_refused(
            @ForAll("currencies") Currency currency, @ForAll @IntRange(min = 1, max = 9) int digit) {
        var amount = new BigDecimal(BigInteger.valueOf(digit), currency.getDefaultFractionDigits() + 1);

        assertRefused("scale", () -> new Money(amount, currency));
    }

    @Property
    void reading_an_amount_gives_a_number_or_a_refusal(@ForAll("texts") String text) {
        try {
            assertThat(Money.amount(text)).isNotNegative();
            assertThat(text).matches("[0-9]{1,12}(\\.[0-9]{1,12})?");
        } catch (InvalidValue refused) {
            assertThat(refused.code()).isEqualTo("decimal");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        var nearly =
                Arbitraries.strings().withChars("0123456789.,-+eE \u0660\u00BD").ofMaxLength(16);
        return Combinators.combine(nearly, Arbitraries.strings().ofMaxLength(3)).as((one, other) -> one + other);
    }

    @ParameterizedTest
    @CsvSource({"JPY, 0.5", "INR, 1.001", "KWD, 1.0001", "EUR, 0.009"})
    void more_decimals_than_the_currency_has_are_refused(String currency, String amount) {
        assertRefused("scale", () -> new Money(Money.amount(amount), Money.currency(currency)));
    }

    @ParameterizedTest
    @CsvSource({"JPY, 100.00, 100", "INR, 5, 5.00", "KWD, 1.5, 1.500", "EUR, 0, 0.00"})
    void an_amount_takes_the_decimals_of_its_currency(String currency, String amount, String written) {
        assertThat(new Money(Money.amount(amount), Money.currency(currency))).hasToString(written + " " + currency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1,5",
                "58,10",
                "-1",
                "+1",
                "1e3",
                ".5",
                "5.",
                "1 000",
                "0x10",
                "NaN",
                "1_000",
                "\u0661",
                "1000000000000",
                "1.0000000000000",
                "99999999999999999999999999999999999999"
            })
    void what_is_no_plain_decimal_is_refused(String text) {
        assertRefused("decimal", () -> Money.amount(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "EU", "ZZZ", "\u00C9UR"})
    void what_is_no_currency_is_refused(String code) {
        assertRefused("currency", () -> Money.currency(code));
    }

    @Test
    void what_nobody_pays_with_is_no_currency() {
        assertRefused("currency", () -> new Money(BigDecimal.ONE, Money.currency("XAU")));
    }

    @Test
    void an_amount_is_neither_negative_nor_too_large() {
        var eur = Money.currency("EUR");

        assertRefused("negative", () -> new Money(new BigDecimal("-0.01"), eur));
        assertRefused("too-large", () -> new Money(new BigDecimal("1000000000000"), eur));
        assertRefused("too-large", () -> new Money(new BigDecimal("1E+1000000"), eur));
        assertThat(new Money(new BigDecimal("999999999999.99"), eur).plainAmount())
                .isEqualTo("999999999999.99");
    }

    private static void assertRefused(String code, ThrowingCallable making) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(making)
                .extracting(InvalidValue::code)
                .isEqualTo(code);
    }
}
