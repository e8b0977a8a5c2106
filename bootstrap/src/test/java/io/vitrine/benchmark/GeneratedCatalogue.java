package io.vitrine.benchmark;

import java.util.List;
import java.util.Random;

/**
 * A made-up catalogue of any size, the same on every run: the n-th product depends on n alone. Its spread resembles a
 * fashion shop: few large brands and many small ones, round prices that many share, texts of one to five sentences.
 */
public final class GeneratedCatalogue {

    private static final List<String> PEOPLE = List.of("Women", "Men", "Girls", "Boys", "Unisex");
    private static final List<String> THINGS = List.of(
            "Shirt",
            "Trousers",
            "Trolley Bag",
            "Kurta",
            "Dress",
            "Jacket",
            "Watch",
            "Sandals",
            "Saree",
            "Jumper",
            "Scarf",
            "Belt",
            "Boots",
            "Cap",
            "Skirt",
            "Shorts");
    private static final List<String> COLOURS = List.of(
            "Black", "Blue", "White", "Red", "Green", "Beige", "Grey", "Pink", "Navy", "Mustard", "Olive", "Teal");
    private static final List<String> MANNERS = List.of(
            "Slim Fit",
            "Regular Fit",
            "Printed",
            "Solid",
            "Striped",
            "Embroidered",
            "Checked",
            "Washed",
            "Quilted",
            "Linen",
            "Woollen",
            "Crème Brûlée",
            "Reversible",
            "High-Rise");
    private static final List<String> SENTENCES = List.of(
            "Has a spread collar, long sleeves and a button placket.",
            "Secured with a zip on top and one on the side.",
            "Mid-rise with belt loops and four pockets, of which one is for coins.",
            "Wash by hand in cold water and dry in the shade.",
            "The model is 6 feet tall and wears a medium.",
            "Made from yarn that was spun within a day's walk of the loom.",
            "Fastens with a hook and a bar, and has two welt pockets at the back.");
    private static final int BRANDS = 700;

    private GeneratedCatalogue() {}

    /** The n-th product as a line of an import, without its line break. */
    public static String line(long n) {
        var random = new Random(n * 0x9E3779B97F4A7C15L);
        var person = any(PEOPLE, random);
        var thing = any(THINGS, random);
        var colour = any(COLOURS, random);
        var brand = brand(random);
        var name = brand + " " + person + " " + colour + " " + any(MANNERS, random) + " " + thing;
        return """
            {"sku":"G%09d","name":"%s","brand":"%s","description":"%s","category":["%s","%s"],\
            "price":"%s","currency":"%s","imageUrl":null,\
            "attributes":{"primaryColor":"%s","imageCount":%d,"new":%s}}\
            """.formatted(
                        n,
                        name,
                        brand,
                        description(name, random),
                        person,
                        thing,
                        price(random),
                        random.nextInt(20) == 0 ? "EUR" : "INR",
                        colour,
                        1 + random.nextInt(9),
                        random.nextBoolean());
    }

    private static String brand(Random random) {
        var skewed = (int) (BRANDS * Math.pow(random.nextDouble(), 3));
        return "House of " + (char) ('A' + skewed % 26) + " " + skewed;
    }

    private static String price(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> "699.00";
            case 1 -> "1299.00";
            default -> "%d.%02d".formatted(90 + random.nextInt(20_000), random.nextInt(100));
        };
    }

    private static String description(String name, Random random) {
        var text = new StringBuilder(name).append('.');
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(' ').append(any(SENTENCES, random));
        }
        return text.toString();
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
