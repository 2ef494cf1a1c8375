package org.orrery.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.csv.Reading;
import org.orrery.analytics.sample.SampleData;

class ChartProposerTest {

    @Test
    void gapminderIsShownAsGapminderShowsIt() {
        ChartProposal best = best(text(SampleData.GAPMINDER));

        assertThat(best.type()).isEqualTo(ChartType.SCATTER);
        assertThat(best.x()).isEqualTo("Fertility (children per woman)");
        assertThat(best.y()).isEqualTo("Life expectancy (years)");
        assertThat(best.z()).isEqualTo("Year");
        assertThat(best.colour()).isEqualTo("Region");
        assertThat(best.size()).isEqualTo("Population");
        assertThat(best.reason())
                .isEqualTo(
                        "Fertility (children per woman), Life expectancy (years) and Year are the axes,"
                                + " because they vary most and have few gaps; colour shows Region; size shows"
                                + " Population.");
    }

    @Test
    void penguinsAreMeasuredAndColouredBySpecies() {
        ChartProposal best = best(text(SampleData.PENGUINS));

        assertThat(best.type()).isEqualTo(ChartType.SCATTER);
        assertThat(best.x()).endsWith("m)");
        assertThat(best.y()).endsWith("m)");
        assertThat(best.z()).endsWith("g)");
        assertThat(best.colour()).isEqualTo("Species");
    }

    @Test
    void earthquakesLieWhereTheyWere() {
        ChartProposal best = best(text(SampleData.EARTHQUAKES));

        assertThat(best.x()).isEqualTo("Longitude (degrees east)");
        assertThat(best.y()).isEqualTo("Depth (km)");
        assertThat(best.z()).isEqualTo("Latitude (degrees north)");
        assertThat(best.colour()).isEqualTo("Magnitude");
    }

    @Test
    void columnsThatShareNamesLinkThem() {
        ProposalOutcome.Proposed proposed =
                (ProposalOutcome.Proposed)
                        ChartProposer.propose(Reading.of(text(SampleData.FLIGHTS)));
        ChartProposal network =
                proposed.charts().stream()
                        .filter(chart -> chart.type() == ChartType.NETWORK)
                        .findFirst()
                        .orElseThrow();
        assertThat(network.links()).isEqualTo(new ChartProposal.Pair("From", "To"));
        assertThat(network.reason())
                .isEqualTo("From and To link the same names, so each row is a link of a network.");
        assertThat(charts(text(SampleData.PENGUINS))).doesNotContain(ChartType.NETWORK);
        assertThat(charts(text(SampleData.GAPMINDER))).doesNotContain(ChartType.NETWORK);
    }

    @Test
    void countersAndRepetitionsAreNoAxes() {
        Random random = new Random(1);
        StringBuilder table = new StringBuilder("id,a,twice a,b,constant,gaps,c\n");
        for (int i = 0; i < 200; i++) {
            double a = random.nextDouble();
            table.append(i).append(',').append(a).append(',').append(2 * a + 1).append(',');
            table.append(random.nextDouble()).append(",7,");
            table.append(i % 10 == 0 ? "" + random.nextDouble() : "").append(',');
            table.append(random.nextDouble()).append('\n');
        }

        ChartProposal best = best(table.toString());

        assertThat(best.x()).isIn("a", "twice a");
        assertThat(best.y()).isEqualTo("b");
        assertThat(best.z()).isEqualTo("c");
        assertThat(best.colour()).isNotIn("id", "constant");
        assertThat(best.size()).isNotIn("id", "constant");
    }

    @Test
    void aTimeOfItsOwnPerRowRunsToTheRight() {
        Random random = new Random(2);
        StringBuilder table = new StringBuilder("heat,day\n");
        for (int i = 0; i < 28; i++) {
            table.append(random.nextDouble()).append(",2024-02-%02d\n".formatted(i + 1));
        }

        ChartProposal best = best(table.toString());

        assertThat(best.x()).isEqualTo("day");
        assertThat(best.y()).isEqualTo("heat");
        assertThat(best.z()).isNull();
    }

    @Test
    void aTrendIsNoRepetitionOfItsTime() {
        StringBuilder table = new StringBuilder("Date,CO2 (ppm),adjusted\n");
        for (int i = 0; i < 28; i++) {
            table.append("2024-02-%02d,%d,%d\n".formatted(i + 1, 300 + i * i, 302 + i * i));
        }

        ChartProposal best = best(table.toString());

        assertThat(best.type()).isEqualTo(ChartType.LINE);
        assertThat(best.reason()).contains("lines").contains("one value at each time");
        assertThat(best.x()).isEqualTo("Date");
        assertThat(best.y()).isIn("CO2 (ppm)", "adjusted");
        assertThat(best.z()).isNull();
    }

    @Test
    void aSingleMeasureRisesOverTimeAndCategory() {
        Random random = new Random(5);
        StringBuilder table = new StringBuilder("Source,Year,Energy (GWh)\n");
        for (int i = 0; i < 60; i++) {
            table.append((char) ('p' + i % 3)).append(',').append(2000 + i / 3).append(',');
            table.append(random.nextDouble()).append('\n');
        }

        ChartProposal best = best(table.toString());

        assertThat(best.type()).isEqualTo(ChartType.LINE);
        assertThat(best.x()).isEqualTo("Year");
        assertThat(best.y()).isEqualTo("Energy (GWh)");
        assertThat(best.z()).isEqualTo("Source");
        assertThat(best.colour()).isEqualTo("Source");
    }

    @Test
    void everyKindOfChartIsProposedWhereItSuits() {
        assertThat(charts(text(SampleData.GAPMINDER)))
                .contains(ChartType.LINE, ChartType.HISTOGRAM)
                .startsWith(ChartType.SCATTER);
        assertThat(charts(text(SampleData.EARTHQUAKES))).startsWith(ChartType.MAP, ChartType.GLOBE);
        assertThat(charts(text(SampleData.PENGUINS)))
                .contains(ChartType.PARALLEL, ChartType.HISTOGRAM)
                .startsWith(ChartType.SCATTER);
        assertThat(charts("Region,Sales\nNorth,10\nSouth,12\n"))
                .doesNotContain(ChartType.LINE, ChartType.HISTOGRAM, ChartType.PARALLEL);
    }

    @Test
    void manyNumbersAloneAreCounted() {
        Random random = new Random(6);
        StringBuilder table = new StringBuilder("height\n");
        for (int i = 0; i < 300; i++) {
            table.append(170 + 8 * random.nextGaussian()).append('\n');
        }

        ChartProposal best = best(table.toString());

        assertThat(best.type()).isEqualTo(ChartType.HISTOGRAM);
        assertThat(best.x()).isEqualTo("height");
        assertThat(best.y()).isNull();
        assertThat(best.reason()).startsWith("height is counted");
    }

    @Test
    void withTwoNumbersACategoryIsTheThirdAxis() {
        Random random = new Random(3);
        StringBuilder table = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 100; i++) {
            table.append(random.nextDouble()).append(',').append(random.nextDouble());
            table.append(',').append((char) ('p' + i % 3)).append('\n');
        }

        ChartProposal best = best(table.toString());

        assertThat(best.x()).isEqualTo("a");
        assertThat(best.y()).isEqualTo("b");
        assertThat(best.z()).isEqualTo("kind");
        assertThat(best.colour()).isEqualTo("kind");
    }

    @Test
    void aSmallTableOfNamedThingsIsABarChart() {
        ChartProposal best = best("Region,Sales\nNorth,10\nSouth,12\nEast,7\nWest,11\n");

        assertThat(best.type()).isEqualTo(ChartType.BAR);
        assertThat(best.x()).isEqualTo("Region");
        assertThat(best.y()).isEqualTo("Sales");
    }

    @Test
    void aCompleteGridIsASurface() {
        StringBuilder table = new StringBuilder("x,y,height\n");
        for (int x = 0; x < 12; x++) {
            for (int y = 0; y < 9; y++) {
                table.append(x).append(',').append(y * 0.5).append(',');
                table.append(Math.sin(x) + y * 0.01).append('\n');
            }
        }

        ChartProposal best = best(table.toString());

        assertThat(best.type()).isEqualTo(ChartType.SURFACE);
        assertThat(best.x()).isEqualTo("x");
        assertThat(best.z()).isEqualTo("y");
        assertThat(best.y()).isEqualTo("height");
    }

    @Test
    void aSingleColumnOfNumbersIsShownAlongALine() {
        ChartProposal best = best("n\n3\n1\n4\n1\n5\n");

        assertThat(best.x()).isEqualTo("n");
        assertThat(best.y()).isNull();
        assertThat(best.reason()).startsWith("n is the axis, because it varies most");
    }

    @Test
    void aCounterIsAnAxisWhereThereIsNothingElse() {
        StringBuilder table = new StringBuilder("step,loss\n");
        for (int i = 0; i < 50; i++) {
            table.append(i).append(',').append(1.0 / (i + 1)).append('\n');
        }

        ChartProposal best = best(table.toString());

        assertThat(best.type()).isEqualTo(ChartType.LINE);
        assertThat(best.x()).isEqualTo("step");
        assertThat(best.y()).isEqualTo("loss");
    }

    @Test
    void withoutAColumnOfNumbersThereIsAClearSentence() {
        for (String table : new String[] {"a,b\nx,y\nz,w\n", "a,b\n7,x\n7,y\n", "a\n\"\"\n"}) {
            ProposalOutcome outcome = ChartProposer.propose(Reading.of(table));

            assertThat(outcome).isInstanceOf(ProposalOutcome.NothingToPlot.class);
            ProposalOutcome.NothingToPlot nothing = (ProposalOutcome.NothingToPlot) outcome;
            assertThat(nothing.reason()).contains("No column").endsWith(".");
            assertThat(nothing.nextStep()).endsWith(".");
        }
    }

    @Test
    void everyProposalNamesColumnsThatExistAndNoAxisTwice() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            var data = Reading.of(table(random));
            if (!(ChartProposer.propose(data) instanceof ProposalOutcome.Proposed proposed)) {
                continue;
            }
            for (ChartProposal chart : proposed.charts()) {
                assertThat(chart.score()).isBetween(0.0, 1.0);
                assertThat(chart.x()).isNotNull();
                for (String name :
                        new String[] {
                            chart.x(), chart.y(), chart.z(), chart.colour(), chart.size()
                        }) {
                    assertThat(name == null || data.column(name).isPresent()).isTrue();
                }
                assertThat(chart.x()).isNotEqualTo(chart.y()).isNotEqualTo(chart.z());
                assertThat(chart.y() == null || !chart.y().equals(chart.z())).isTrue();
            }
        }
    }

    private static String table(Random random) {
        int columns = 1 + random.nextInt(7);
        int[] kinds = random.ints(columns, 0, 6).toArray();
        StringBuilder table = new StringBuilder();
        for (int c = 0; c < columns; c++) {
            table.append(c == 0 ? "" : ",").append("c").append(c);
        }
        int rows = 1 + random.nextInt(60);
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < columns; c++) {
                table.append(c == 0 ? "\n" : ",").append(value(random, kinds[c], row));
            }
        }
        return table.toString();
    }

    private static String value(Random random, int kind, int row) {
        return switch (kind) {
            case 0 -> Double.toString(random.nextGaussian());
            case 1 -> Integer.toString(row);
            case 2 -> "2020-01-%02d".formatted(1 + row % 28);
            case 3 -> "k" + random.nextInt(4);
            case 4 -> random.nextBoolean() ? "\"\"" : "5";
            default -> Integer.toString(random.nextInt(3));
        };
    }

    private static List<ChartType> charts(String table) {
        return ((ProposalOutcome.Proposed) ChartProposer.propose(Reading.of(table)))
                .charts().stream().map(ChartProposal::type).toList();
    }

    private static ChartProposal best(String table) {
        ProposalOutcome outcome = ChartProposer.propose(Reading.of(table));
        assertThat(outcome).isInstanceOf(ProposalOutcome.Proposed.class);
        return ((ProposalOutcome.Proposed) outcome).best();
    }

    private static String text(SampleData sample) {
        return new String(sample.bytes(), StandardCharsets.UTF_8);
    }
}
