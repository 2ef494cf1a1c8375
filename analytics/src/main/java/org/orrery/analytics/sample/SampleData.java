package org.orrery.analytics.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// A data set that comes with the program; its file, source and licence are in the folder `builtin` beside each other.
///
/// @param id its name in settings and links
/// @param sha256 of the bytes of the file
public record SampleData(
        String id, String title, String source, String licence, int rowCount, String sha256) {

    /// Development of countries, 1955 to 2005: what a room shows when nobody chose a file.
    public static final SampleData GAPMINDER =
            new SampleData(
                    "gapminder",
                    "Population, fertility and life expectancy of 62 countries, 1955\u20132005",
                    "Free data from Gapminder.org, by way of vega-datasets 3.2.1",
                    "CC BY 4.0",
                    682,
                    "9ea195f60c2b4f54a4804f6b54e7dbca899f0e6ac3639ee14e18a71b885d7832");

    public static final SampleData PENGUINS =
            new SampleData(
                    "penguins",
                    "344 penguins of the Palmer Archipelago, Antarctica",
                    "Palmer Station Antarctica LTER and K. Gorman, by way of vega-datasets 3.2.1",
                    "CC0 1.0",
                    344,
                    "2c7d0668c4e4674e9af0ac87b1689d63231d1d9543c51a1924c1050df5d57c89");

    public static final SampleData EARTHQUAKES =
            new SampleData(
                    "earthquakes",
                    "Earthquakes of one week, 31 January to 7 February 2018",
                    "U.S. Geological Survey, by way of vega-datasets 3.2.1",
                    "U.S. public domain",
                    1707,
                    "09678f8e5d4245ddea109d566d188b478a8a28eb1c3fdde07da49c2ac75590ac");

    public static final SampleData FLIGHTS =
            new SampleData(
                    "flights",
                    "Flights between airports of the United States, 2008",
                    "U.S. Bureau of Transportation Statistics and Data.gov, by way of vega-datasets"
                            + " 3.2.1",
                    "U.S. Government Dataset",
                    2308,
                    "2149571d5a8e5075e22af5ada71b6c8d798b75cdd9c92631f74757dfc8dd29bd");

    public static final SampleData WEATHER =
            new SampleData(
                    "weather",
                    "Weather of each day in Seattle, 2012–2015",
                    "NOAA National Climatic Data Center, by way of vega-datasets 3.2.1",
                    "U.S. Government Dataset",
                    1461,
                    "b5018a9f1ac1dfe1f1797eaa8eefa7dcaa69bb18484d1e9f18836030e78f4306");

    private static final List<SampleData> ALL =
            List.of(GAPMINDER, PENGUINS, EARTHQUAKES, FLIGHTS, WEATHER);

    /// All samples; the first is the default.
    public static List<SampleData> all() {
        return ALL;
    }

    public static Optional<SampleData> byId(String id) {
        return ALL.stream().filter(sample -> sample.id().equals(id)).findFirst();
    }

    /// The exact bytes of the CSV file, as they are sent to a relay or given to a reader.
    public byte[] bytes() {
        String file = "/org/orrery/analytics/builtin/" + id + ".csv";
        try (InputStream in = SampleData.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
