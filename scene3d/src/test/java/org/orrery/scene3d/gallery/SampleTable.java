package org.orrery.scene3d.gallery;

import java.util.List;
import java.util.Random;
import org.orrery.scene3d.chart.ChartData;
import org.orrery.scene3d.chart.Column;

/// A made-up table that looks like the health and wealth of countries.
public final class SampleTable {
    private static final List<String> REGIONS =
            List.of(
                    "South Asia",
                    "Europe & C. Asia",
                    "Sub-Saharan Africa",
                    "America",
                    "East Asia",
                    "Middle East");
    private static final double[] WEALTH = {3.4, 4.25, 3.2, 3.95, 4.0, 3.9};

    private SampleTable() {}

    public static ChartData countries(int rows) {
        Random random = new Random(42);
        int[] region = new int[rows];
        double[] year = new double[rows];
        double[] income = new double[rows];
        double[] life = new double[rows];
        double[] children = new double[rows];
        double[] people = new double[rows];
        for (int i = 0; i < rows; i++) {
            int r = i % REGIONS.size();
            region[i] = r;
            year[i] = 1955 + 5 * (i / REGIONS.size() % 11);
            double progress = (year[i] - 1955) / 50;
            double wealth = WEALTH[r] + 0.55 * (progress - 0.5) + 0.22 * random.nextGaussian();
            income[i] = Math.pow(10, wealth);
            life[i] =
                    Math.min(
                            84,
                            24 + 12.2 * wealth - 8 + 9 * progress + 3.2 * random.nextGaussian());
            children[i] =
                    Math.clamp(
                            13.5 - 2.35 * wealth - 1.2 * progress + 0.7 * random.nextGaussian(),
                            1.1,
                            8.4);
            people[i] = Math.pow(10, 6.8 + 0.75 * random.nextGaussian());
        }
        double[] logIncome = new double[rows];
        for (int i = 0; i < rows; i++) {
            logIncome[i] = Math.log10(income[i]);
        }
        return new ChartData(
                List.of(
                        new Column.Categorical("region", region, REGIONS),
                        new Column.Numeric("year", "", year),
                        new Column.Numeric("income", "USD", income),
                        new Column.Numeric("log income", "", logIncome),
                        new Column.Numeric("life expectancy", "years", life),
                        new Column.Numeric("children per woman", "", children),
                        new Column.Numeric("population", "", people)));
    }

    /// A wavy landscape with holes.
    public static ChartData landscape(int rows) {
        Random random = new Random(5);
        double[] x = new double[rows];
        double[] y = new double[rows];
        double[] z = new double[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = random.nextDouble() * 100;
            z[i] = random.nextDouble() * 60;
            double u = x[i] / 100 * 6.5;
            double v = z[i] / 60 * 5;
            y[i] =
                    280
                            + 90 * Math.sin(u) * Math.cos(v * 0.8)
                            + 60 * Math.exp(-Math.pow(u - 4.6, 2) - Math.pow(v - 2.2, 2)) * 2.2
                            + 4 * random.nextGaussian();
        }
        return new ChartData(
                List.of(
                        new Column.Numeric("distance", "km", x),
                        new Column.Numeric("elevation", "m", y),
                        new Column.Numeric("depth", "km", z)));
    }
}
