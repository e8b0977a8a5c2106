package io.vitrine.domain.shared;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.BrandWrite;
import io.vitrine.domain.catalogue.CatalogueContract;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.ProductState;
import io.vitrine.domain.exchange.ImportAttempt;
import io.vitrine.domain.exchange.ImportBatches;
import io.vitrine.domain.exchange.ImportId;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportMode;
import io.vitrine.domain.exchange.ImportOrder;
import io.vitrine.domain.exchange.ImportRun;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.idempotency.Answer;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.idempotency.Claim;
import io.vitrine.domain.idempotency.Fingerprint;
import io.vitrine.domain.idempotency.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What {@link Housekeeping} forgets, and what it leaves. */
public abstract class HousekeepingContract extends CatalogueContract {
    private static final IdempotencyKey KEY = new IdempotencyKey(ANA, "order-7");
    private static final Fingerprint REQUEST = new Fingerprint("a1".repeat(32));

    protected abstract Housekeeping housekeeping();

    protected abstract Imports imports();

    protected abstract Answers answers();

    protected abstract Atomically atomically();

    @Test
    void an_empty_store_has_nothing_to_forget() {
        assertThat(swept(now())).isZero();
    }

    @Test
    void a_deleted_product_is_forgotten_with_its_history_after_thirty_days() {
        var brand = thereIs(aBrand("Puma"));
        var product = thereIs(aProduct().of(brand));
        remove(product);

        assertThat(swept(now().plus(ProductState.REMEMBERED).minusSeconds(1))).isZero();
        assertThat(swept(now().plus(ProductState.REMEMBERED).plusSeconds(1))).isEqualTo(1);

        StepVerifier.create(products().byId(product.id(), now())).verifyComplete();
        StepVerifier.create(products().versions(product.id(), Long.MAX_VALUE, 10))
                .verifyComplete();
        assertThat(result(brands().remove(brand.id(), new Precondition.Existing(), change())))
                .isEqualTo(new BrandWrite.Removed());
    }

    @Test
    void what_is_there_or_was_restored_stays() {
        var there = thereIs(aProduct());
        var restored = thereIs(aProduct());
        remove(restored);
        result(products().restore(restored.id(), change()));

        assertThat(swept(now().plus(Duration.ofDays(3_650)))).isZero();

        StepVerifier.create(products().byIds(List.of(there.id(), restored.id())))
                .expectNextCount(2)
                .verifyComplete();
    }

    @Test
    void an_import_is_forgotten_with_its_rejected_lines_seven_days_after_its_last_progress() {
        var id = new ImportId(identifiers.next());
        var order = new ImportOrder(ImportMode.UPSERT, false);
        imports().begin(ImportRun.begun(id, order, ANA, change().at())).block(Duration.ofSeconds(30));
        var batch = ImportBatches.batchOf(List.of(new ImportLine.Rejected(1, List.of(), "{}")));
        result(imports().store(ImportAttempt.first(id), batch, changeAfter(Duration.ofDays(1))));
        result(imports().finish(ImportAttempt.first(id), ImportRun.State.COMPLETED, now()));

        assertThat(swept(now().plus(ImportRun.KEPT).minusSeconds(1))).isZero();
        StepVerifier.create(imports().byId(id)).expectNextCount(1).verifyComplete();
        assertThat(swept(now().plus(ImportRun.KEPT).plusSeconds(1))).isEqualTo(1);

        StepVerifier.create(imports().byId(id)).verifyComplete();
        StepVerifier.create(imports().rejects(id)).verifyComplete();
    }

    @Test
    void an_answer_is_forgotten_after_24_hours() {
        var answering = answers()
                .claim(KEY, REQUEST, now())
                .delayUntil(_ -> answers().keep(KEY, REQUEST, new Answer(204, Map.of(), new byte[0]), now()));
        assertThat(result(atomically().run(answering))).isEqualTo(new Claim.Fresh());

        assertThat(swept(now().plus(IdempotencyKey.KEPT).minusSeconds(1))).isZero();
        assertThat(swept(now().plus(IdempotencyKey.KEPT).plusSeconds(1))).isEqualTo(1);

        assertThat(result(atomically().run(answers().claim(KEY, REQUEST, now()))))
                .isEqualTo(new Claim.Fresh());
    }

    private long swept(Instant at) {
        return result(housekeeping().sweep(at));
    }
}
