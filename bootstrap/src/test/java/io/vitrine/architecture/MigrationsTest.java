package io.vitrine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final String SHA_256_OF_SELECT_1 =
            "e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5";

    @TempDir
    private Path directory;

    private Migrations migrations;

    @BeforeEach
    void createFolders() throws IOException {
        var folder = Files.createDirectory(directory.resolve("migration"));
        migrations = new Migrations(folder, Files.createFile(directory.resolve("released.sha256")));
    }

    @Test
    void the_migrations_of_vitrine_are_in_order() {
        assertThat(Migrations.OF_VITRINE.files()).isNotEmpty();
        assertThat(Migrations.OF_VITRINE.problems(Poms.version())).isEmpty();
    }

    @Test
    void migrations_in_order_have_no_problem_whether_released_or_not() throws IOException {
        given("V001__shelves.sql", "SELECT 1");
        given("V002__books.sql", "SELECT 2");
        givenReleased(SHA_256_OF_SELECT_1 + "  V001__shelves.sql");

        assertThat(migrations.problems("1.0.0-SNAPSHOT")).isEmpty();
    }

    @Test
    void a_release_lists_every_migration_that_it_ships() throws IOException {
        given("V001__shelves.sql", "SELECT 1");
        given("V002__books.sql", "SELECT 2");
        givenReleased(SHA_256_OF_SELECT_1 + "  V001__shelves.sql");

        assertThat(migrations.problems("1.0.0"))
                .containsExactly("V002__books.sql is part of 1.0.0 and not listed as released");
    }

    @Test
    void a_migration_is_named_by_what_it_does() throws IOException {
        given("V001__shelves.sql", "SELECT 1");
        given("V2__Books.sql", "SELECT 2");

        assertThat(migrations.problems("1.0.0-SNAPSHOT"))
                .containsExactly("V2__Books.sql is not named like V001__what_it_does.sql");
    }

    @Test
    void a_number_is_not_left_out() throws IOException {
        given("V001__shelves.sql", "SELECT 1");
        given("V003__books.sql", "SELECT 3");

        assertThat(migrations.problems("1.0.0-SNAPSHOT")).containsExactly("V003__books.sql should have the number 2");
    }

    @Test
    void a_number_is_not_given_twice() throws IOException {
        given("V001__books.sql", "SELECT 1");
        given("V001__shelves.sql", "SELECT 1");

        assertThat(migrations.problems("1.0.0-SNAPSHOT")).containsExactly("V001__shelves.sql should have the number 2");
    }

    @Test
    void a_released_migration_does_not_change() throws IOException {
        given("V001__shelves.sql", "SELECT 1 AS changed");
        givenReleased(SHA_256_OF_SELECT_1 + "  V001__shelves.sql");

        assertThat(migrations.problems("1.0.0-SNAPSHOT"))
                .containsExactly("V001__shelves.sql was released and has changed");
    }

    @Test
    void a_released_migration_does_not_go_away() throws IOException {
        given("V001__books.sql", "SELECT 2");
        givenReleased(SHA_256_OF_SELECT_1 + "  V001__shelves.sql");

        assertThat(migrations.problems("1.0.0-SNAPSHOT"))
                .containsExactly(
                        "V001__shelves.sql was released and is gone",
                        "V001__books.sql is new and comes before a released one");
    }

    private void given(String name, String sql) throws IOException {
        Files.writeString(migrations.folder().resolve(name), sql);
    }

    private void givenReleased(String lines) throws IOException {
        Files.writeString(migrations.released(), lines);
    }
}
