package org.orrery.analytics.analysis;

import java.util.Arrays;
import java.util.Optional;

/// What can be computed.
public enum Method {
    /// Groups around centres: k-means++ (Arthur and Vassilvitskii 2007) on standardised columns.
    K_MEANS("k_means", 1),
    /// Groups by density, with rows that belong to none: DBSCAN (Ester et al. 1996) on standardised columns.
    DBSCAN("dbscan", 1),
    /// Rows far from the median: modified z-scores (Iglewicz and Hoaglin 1993).
    OUTLIERS("outliers", 1),
    /// Least squares; the first column is explained by the others.
    REGRESSION("regression", 2),
    /// Principal components of the correlation matrix.
    PCA("pca", 2);

    private final String wireName;
    private final int leastColumns;

    Method(String wireName, int leastColumns) {
        this.wireName = wireName;
        this.leastColumns = leastColumns;
    }

    public String wireName() {
        return wireName;
    }

    public int leastColumns() {
        return leastColumns;
    }

    public static Optional<Method> of(String wireName) {
        return Arrays.stream(values()).filter(each -> each.wireName.equals(wireName)).findFirst();
    }
}
