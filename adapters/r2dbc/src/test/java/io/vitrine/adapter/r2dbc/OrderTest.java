package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.browse.Position;
import io.vitrine.domain.browse.SortField;
import io.vitrine.domain.browse.SortKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final UUID ID = UUID.fromString("0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11");
    private static final SortKey BY_NAME = new SortKey(SortField.NAME, false);
    private static final SortKey DEAREST = new SortKey(SortField.PRICE, true);

    @Test
    void the_identity_goes_in_the_direction_of_the_last_step() {
        assertThat(Order.of(List.of()).clause()).isEqualTo(" ORDER BY id");
        assertThat(Order.of(List.of(DEAREST, BY_NAME)).clause()).isEqualTo(" ORDER BY amount DESC, name_key, id");
        assertThat(Order.of(List.of(BY_NAME, DEAREST)).clause()).isEqualTo(" ORDER BY name_key, amount DESC, id DESC");
    }

    @Test
    void the_opposite_order_turns_every_step() {
        assertThat(Order.of(List.of(DEAREST, BY_NAME)).reversed().clause())
                .isEqualTo(" ORDER BY amount, name_key DESC, id DESC");
    }

    @Test
    void what_comes_after_a_position_is_one_stretch_where_all_steps_go_one_way() {
        var after = Order.of(List.of(BY_NAME)).after(new Position(List.of("bag"), ID));

        assertThat(after).containsExactly(Sql.sql("(name_key, id) > (?, ?)", "bag", ID));
    }

    @Test
    void what_comes_after_a_position_is_a_stretch_for_every_turn_of_the_direction() {
        var amount = new BigDecimal("9.99");
        var time = Instant.parse("2026-11-24T10:00:00Z");
        var order = Order.of(List.of(DEAREST, BY_NAME, new SortKey(SortField.CREATED_AT, true)));

        var after = order.after(new Position(List.of(amount, "bag", time), ID));

        assertThat(after)
                .containsExactly(
                        Sql.sql("(amount, name_key) = (?, ?) AND (created_at, id) < (?, ?)", amount, "bag", time, ID),
                        Sql.sql("(amount) = (?) AND (name_key) > (?)", amount, "bag"),
                        Sql.sql("(amount) < (?)", amount));
    }
}
