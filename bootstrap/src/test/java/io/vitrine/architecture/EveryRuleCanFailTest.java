package io.vitrine.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail says nothing: each is shown a small hexagon that breaks it, and one that it must not report. */
class EveryRuleCanFailTest {
    private static final Map<Rule, List<String>> REPORTED = Map.ofEntries(
            broken(
                    DependencyRule.THE_DOMAIN_KNOWS_ONLY_ITSELF,
                    "Field <domain.Shelf.label> has type <reactor.core.publisher.Mono>"),
            broken(
                    DependencyRule.PORTS_SPEAK_OF_PUBLISHERS_AND_OF_NOTHING_ELSE,
                    "Method <domain.Shelves.tidy(java.lang.String)> has generic return type"
                            + " <reactor.core.publisher.Mono<org.springframework.http.HttpStatus>>"
                            + " with type argument depending on <org.springframework.http.HttpStatus>"),
            broken(
                    DependencyRule.THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN,
                    "Field <application.TidyShelf.environment> has type <org.springframework.core.env.Environment>"),
            broken(
                    DependencyRule.NO_TECHNOLOGY_REACHES_THE_INSIDE,
                    "Field <application.TidyShelf.mapper> has type <tools.jackson.databind.json.JsonMapper>",
                    "Field <domain.Shelf.row> has type <java.sql.ResultSet>"),
            broken(
                    DependencyRule.ADAPTERS_DO_NOT_KNOW_EACH_OTHER,
                    "Slice web depends on Slice r2dbc:",
                    "Field <adapter.web.ShelfController.shelves> has type <adapter.r2dbc.R2dbcShelves>"),
            broken(
                    DependencyRule.DRIVEN_ADAPTERS_DO_NOT_KNOW_THE_USE_CASES,
                    "Field <adapter.r2dbc.R2dbcShelves.tidying> has type <application.TidyShelf>"),
            broken(
                    DependencyRule.NOTHING_KNOWS_BOOTSTRAP,
                    "Field <adapter.web.ShelfController.settings> has type <bootstrap.ServiceSettings>"),
            broken(
                    DependencyRule.THE_WEB_DOES_NOT_SEE_PERSISTENCE,
                    "Field <adapter.web.ShelfController.client> has type"
                            + " <org.springframework.r2dbc.core.DatabaseClient>"),
            broken(
                    DependencyRule.PERSISTENCE_DOES_NOT_SEE_THE_WEB,
                    "Field <adapter.r2dbc.R2dbcShelves.exchange> has type"
                            + " <org.springframework.web.server.ServerWebExchange>"),
            broken(
                    DependencyRule.PACKAGES_HAVE_NO_CYCLES,
                    "Cycle detected: Slice domain.book ->",
                    "Slice domain.shelf ->",
                    "Slice domain.book",
                    "1. Dependencies of Slice domain.book",
                    "- Field <domain.book.Book.shelf> has type <domain.shelf.Shelf>",
                    "2. Dependencies of Slice domain.shelf",
                    "- Field <domain.shelf.Shelf.book> has type <domain.book.Book>"),
            broken(WiringRule.EVERY_PORT_HAS_AN_ADAPTER, "No adapter implements domain.Shelves"),
            broken(
                    WiringRule.ADAPTERS_SHOW_ONLY_WHAT_OTHERS_USE,
                    "adapter.r2dbc.ShelfRow is public, and no other package uses it"),
            broken(
                    WiringRule.NOTHING_IS_MARKED_FOR_SCANNING,
                    "Class <application.TidyShelf> is annotated with @Service"),
            broken(
                    WiringRule.NOTHING_IS_INJECTED_BEHIND_THE_CONSTRUCTOR,
                    "Field <adapter.web.ShelfController.size> is annotated with @Value",
                    "Method <adapter.web.ShelfController.setShelves(java.lang.Object)> is annotated with @Autowired"),
            broken(WiringRule.ONLY_CONFIGURATIONS_MAKE_BEANS, "Method <adapter.web.Shelves.shelf()>"),
            broken(
                    WiringRule.CONTROLLERS_ARE_MADE_BY_A_CONFIGURATION,
                    "No configuration makes adapter.web.ShelfController"),
            broken(
                    WiringRule.ONLY_BOOTSTRAP_SCANS_AND_ONLY_ITSELF,
                    "adapter.web.WebConfiguration scans for components",
                    "bootstrap.WideApplication scans for components"),
            broken(
                    SignatureRule.HANDLERS_DO_NOT_RETURN_DOMAIN_TYPES,
                    "Method <adapter.web.ShelfController.all()> returns domain.Shelf"),
            broken(
                    SignatureRule.CONTROLLERS_DO_NOT_CALL_PORTS,
                    "Method <adapter.web.ShelfController.shortLabel(int)> calls method <domain.Shelves.labelOf(int)>"),
            broken(
                    SignatureRule.OUTCOMES_OF_USE_CASES_ARE_SEALED,
                    "Method <application.TidyShelf.tidyInTheOldWay()> leads to application.TidyShelf$Open"),
            broken(SignatureRule.NO_SIGNATURE_NAMES_A_TUPLE, "Method <application.CountShelves.fullAndEmpty()>"),
            broken(
                    ConductRule.STATIC_STATE_NEVER_CHANGES,
                    "Field <application.CountShelves.COUNT>",
                    "Field <application.CountShelves.LABELS>",
                    "Field <application.CountShelves.SIZES>",
                    "Field <application.CountShelves.latest>"),
            broken(
                    ConductRule.NOTHING_PRINTS,
                    "Method <application.CountShelves.count()> gets field <java.lang.System.out>"),
            broken(ConductRule.NOTHING_USES_THE_OLD_DATES, "Field <domain.Shelf.tidiedAt> has type <java.util.Date>"),
            broken(
                    ConductRule.TIME_COMES_FROM_A_CLOCK,
                    "Method <application.TidyShelf.anotherClock()> calls method <java.time.InstantSource.system()>",
                    "Method <application.TidyShelf.takenFromTheSystem()> calls method <java.time.Instant.now()>",
                    "Method <application.TidyShelf.takenFromTheSystemInMillis()> calls method"
                            + " <java.lang.System.currentTimeMillis()>",
                    "Method <application.TidyShelf.withItsOwnClock()> calls method <java.time.Clock.systemUTC()>"),
            broken(
                    ConductRule.CHANCE_COMES_THROUGH_A_PORT,
                    "Method <application.PickShelf.any(int)> calls method"
                            + " <java.util.concurrent.ThreadLocalRandom.current()>",
                    "Method <application.PickShelf.any(int)> calls method"
                            + " <java.util.concurrent.ThreadLocalRandom.nextInt(int)>",
                    "Method <application.PickShelf.ids()> references method <java.util.UUID.randomUUID()>",
                    "Method <domain.Shelf.madeUp()> calls method <java.util.UUID.randomUUID()>"),
            broken(
                    ConductRule.NOTHING_WAITS_OR_SUBSCRIBES,
                    "Method <application.TidyShelf.aside(reactor.core.publisher.Mono)> calls method"
                            + " <reactor.core.publisher.Mono.subscribe()>",
                    "Method <application.TidyShelf.sleeping()> calls method <java.lang.Thread.sleep(long)>",
                    "Method <application.TidyShelf.waiting(reactor.core.publisher.Mono)> calls method"
                            + " <reactor.core.publisher.Mono.blockOptional()>",
                    "Method <application.TidyShelf.waitingByReference()> references method"
                            + " <reactor.core.publisher.Mono.block()>"),
            broken(
                    ConductRule.TRANSACTIONS_ARE_NOT_ANNOTATIONS,
                    "Method <adapter.r2dbc.R2dbcShelves.tidy()> is annotated with @Transactional"),
            broken(NameRule.NO_TECHNOLOGY_IS_NAMED_INSIDE, "domain.ShelfJson names json"),
            broken(NameRule.NAMES_SAY_WHAT_A_THING_IS, "adapter.web.ShelfUtils is named utils"),
            broken(NameRule.PACKAGES_ARE_NULL_MARKED, "domain.shelf.Shelf lies in a package without @NullMarked"));

    private static Map.Entry<Rule, List<String>> broken(Rule rule, String... reported) {
        return entry(rule, List.of(reported));
    }

    static List<Rule> rules() {
        return Rule.all();
    }

    @Test
    void every_rule_is_shown_what_breaks_it() {
        assertThat(REPORTED).containsOnlyKeys(Rule.all());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void a_rule_reports_exactly_what_breaks_it(Rule rule) {
        var broken = rule.broken();

        var report = rule.over(broken).evaluate(Checkout.testClasses(broken)).getFailureReport();

        assertThat(report.getDetails().stream().flatMap(detail -> plain(detail, broken)))
                .containsExactlyInAnyOrderElementsOf(REPORTED.get(rule));
    }

    /** The lines of a report without root package and line numbers. */
    private static Stream<String> plain(String detail, Hexagon hexagon) {
        return detail.replace(hexagon.root() + ".", "")
                .replaceAll(" in \\(\\w+\\.java:\\d+\\)", "")
                .lines()
                .map(String::strip);
    }
}
