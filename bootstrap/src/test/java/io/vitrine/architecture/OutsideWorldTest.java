package io.vitrine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutsideWorldTest {
    @Test
    void every_listed_place_is_one_that_blocks_or_subscribes() {
        var places = Checkout.classes().stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(ConductRule::leavesTheChain)
                .map(access -> OutsideWorld.placeOf(access, Hexagon.VITRINE));

        assertThat(places).containsAll(OutsideWorld.PLACES);
    }
}
